# ruff: noqa: E501 -- lists of words are read, not laid out
"""The words that the rules on language go by. Lists, not grammar: what is not listed is not judged."""


def words(text: str) -> frozenset[str]:
    """The words of a text, to look others up in."""
    return frozenset(text.split())


VERBS = words("""
accept access acknowledge act activate add address adjust administer advise agree air align allocate allow analyse
analyze announce answer apologise apologize append apply appoint approach approve archive arrange arrive ask assemble
assess assign assist attach attend authorise authorize avoid back bag bake balance begin bill bin blanch block blot
boil book bring browse brush build bypass calculate calibrate call cancel capture carry cease centrifuge change charge
chase check chill choose chop circle claim classify clean clear click clip clock close coach coat collect comb combine
come comment commission communicate compare compile complete compose compress conduct configure confirm connect
consider consult contact contain continue control convert cook cool copy correct count cover create cross cut date
deactivate debit decant decide declare decline deduct define defrost delete deliver deny deposit descale describe
destroy detach detail determine develop dial dice digest dilute dip direct disable discard discharge disconnect discuss
disinfect dismiss dispatch display dispose dissolve distribute divide dock document don double-check download drag drain
draw dress drill drive drop dry dust edit educate eject elevate eliminate email e-mail empty enable encourage end engage
enrol ensure enter escalate escort establish estimate evacuate evaluate examine exchange exclude execute exit expand
explain export express extend extract familiarise familiarize fasten fax feed fetch file fill filter find finish fit fix
flag flip flush fold follow forward freeze fry fuel garnish gather get give go grasp grease greet grill grind group
guide hand handle hang heat help highlight hold identify ignore implement import include increase incubate indicate
inflate inform initial initiate inject insert inspect install instruct interrupt interview introduce inventory
investigate invite invoice isolate issue join keep knock label launch lay lead learn leave lend let lift limit link list
listen load locate lock log look lower lubricate mail maintain make manage map mark match measure meet mend mention
merge message mind minimise minimize mix monitor mop mount move name navigate neutralise neutralize nominate note notify
number obtain offer open operate order organise organize pack package park pass paste pat patch pause pay peel perform
phone photograph pick pickup pierce pin ping pipette place plan plate play plug point polish position post pour
practise praise prepare present preserve press pressurise prevent price print prioritise prioritize probe proceed
process produce prompt propose protect provide publish pull pump punch purge push put quarantine query quote raise ramp
reach read re-check reassure reboot recall receive recite recommend reconcile reconnect record recover recycle redirect
reduce refer refill reflect refrain refresh refrigerate refund refuse register reinstall reject relabel relay release
reload relocate remain remember remind remove rename renew reopen reorder repair repeat rephrase replace replenish reply
report reposition request re-run rerun research reseal reserve reset resolve respond restart restock restore restrict
resume retain retrieve return reverse review revise revoke rinse roll rotate route run sanitise sanitize save say scan
schedule score scoop screen screw scrub seal search season seat secure see seek segregate select sell send separate
serve set settle shake share shelve shift ship show shred shut sift sign simmer sit skim skip slice slide slow smile
soak sort speak specify spin split spray spread squeeze stack stamp stand start state stay step sterilise sterilize
stick stir stop store strain stretch strike strip submit subtract suggest summarise summarize supervise supply support
suspend swab swap sweep swipe switch tag take talk tap tape tare taste teach tear tell terminate test thank thaw think
throw tick tie tighten tilt time title toast top toss touch trace track train transcribe transfer translate transport
treat trigger trim try tune turn twist type unblock uncover undo unfold uninstall unload unlock unpack unplug unscrew
unwrap update upgrade upload use vacuum validate vent ventilate verify view visit wait walk wake warm warn wash watch
water wear weigh welcome wet wheel whisk wipe withdraw work wrap write zip
alert arm disarm aspirate blame chock chuck climb negotiate torque true moisturise
relieve sum draft thread bolt brief debrief decontaminate degrease de-ice deice dilate elute flame fry glue gown halve hoist
hose inoculate iron jot keep knead label ladle lash latch level loosen machine marinate mash melt microwave mute nail nest
oil overnight page paint pare pasteurise pinch plait plunge poach pool prop prune quench rack rake reap rearrange reattach
reinsert reheat reconfirm recheck rekey relight remount repack rephrase resize re-enter re-seal retest rewind rub salt sand
saute sauté scald scrape scrub sear sever shave shine shore sieve silence skewer smooth smell snap sprinkle squirt staple
steam steep stitch strap submerge suction sweeten swirl taper temper tender tether tip toggle top-up tot trace transpose
transfuse triage triple-check undress uncouple uncap unclip unfasten unhook uncork unmute unplug unseal untie unwind upend
vent vortex void whip winch wind windowshop wring zero yield counter-sign countersign cosign co-sign initialise initialize
compliment congratulate acknowledge adopt advance aim allot amend assure attempt await bear bend bind blend breathe bring
cast cater chop clamp clarify clamp cluster commit compensate concentrate condense confer conclude construct consume
converse cradle crush curb cycle decide defer delegate deploy derive detect differentiate disassemble disclose disregard
dissuade distance duplicate elicit embed emphasise emphasize empathise empathize employ encrypt enclose enlist enquire
enroll equip erase erect evacuate evenly evoke exceed excuse exercise explore expose face fetch flatten flick focus forbid
format free front funnel gauge generate glance grade grate grip halt harvest hear hide hook hunt illuminate imagine immerse
infuse inquire insulate intervene introduce irrigate itemise itemize leaf liaise line massage master modify motion nod
nudge orient outline overwrite package perform perch persuade picture pitch plait pledge poll prefer prepay preheat pre-heat prewash
probe promote pronounce propose pull puree query quit ready realign rebuild recap recalculate recharge recount redo regard
reintroduce relax rely remedy remit render rent repay rescue resend re-send respect rest restate retype reuse revert ring
rotate sample sanction satisfy scatter sedate seize seat shelter shield shout signal slot soap source space spare spend
spot stabilise stabilize stage stash steer stow strive substitute survey sustain swivel tailor tally target tear tend
thicken tidy transmit trap travel unite unscrew validate vary veto wander weaken weed withhold witness zoom
""")
"""What a step can begin with, in the form of an order."""

SECOND = VERBS - words("""
act allow avoid be come consider continue ensure go help hold include keep leave let look make mind note remain remember
see sit stand stay try use wait watch work
""")
"""Verbs that begin another action; the others say how the first one is done, or until when."""

PARTICIPLES = words("""
sent done made kept put taken given written shown told held set cut sold paid built brought chosen drawn driven found
hung left lost met read run said seen shut spent swept thrown worn rung bound bought caught fed frozen got gotten heard
hidden laid led lent let lit begun broken drunk eaten forgotten hit ground known reset split spread torn woken
undertaken overseen rewritten withdrawn dealt sought
""")
"""Irregular forms after `is` and `be`; the regular ones end in -ed."""

NOUN_STARTS = words("""
the a an this that these those it they he she we you i there all any each every some no our your their its his her
staff employees personnel agents agent customers customer users user operators operator nurses nurse patients patient
members member workers worker technicians technician managers manager supervisors supervisor drivers driver everyone
everybody anyone anybody nobody someone somebody care
""")
"""Words that open a statement, not an order."""

OPENERS = words("""
if when whenever once after before unless until till while for in on at with without to from where wherever as by during
within using upon per under over provided should in-case otherwise else throughout following depending across between
except because since
""")
"""Words that open a condition or circumstance, after which the order follows."""

SKIPPED = words("""
please kindly always never don't not then next first second third finally lastly now again also only both just immediately
promptly quickly carefully slowly gently firmly thoroughly politely calmly briefly clearly and or so thus
""")
"""Words that may stand before the verb."""

COMMON = words("""
AC AM BCC BIC CC CD CEO CO CRM CV DC DIY DJ DNA DVD ER EU FAQ FM FYI GB GHZ GMT GPS HD HR HTML HTTP HTTPS HZ IBAN ID IDS ISO
IT JPEG JPG KB KG KM KPI LAN LED LCD MB MHZ MP NB NO OK OS PA PC PDF PIN PM PNG PO PS QR RAM RPM SIM SMS SOP SQL TB TV
UK UN UPS URL US USA USB UTC UV VAT VIP VS WC XML ZIP CSV MM CM ML UI ASAP TBD TBC TBA TODO FIXME XXX
EUR USD GBP CHF JPY SEK NOK DKK PLN CZK CAD AUD NZD CNY INR
I II III IV VI VII VIII IX XI XII
MON TUE WED THU FRI SAT SUN JAN FEB MAR APR JUN JUL AUG SEP OCT NOV DEC
""")
"""Abbreviations that need no explanation, units, currencies, Roman numbers, days and months."""

STRESSED = words("""
NOT NO NEVER ALWAYS ALL ONLY AND OR MUST DO DONT BEFORE AFTER STOP OPEN CLOSE CLOSED ON OFF YES IF THEN IS ARE BE TO THE
A AN IN OF AT BY WITH FOR NOW NEW OLD MAY CAN WILL SHALL SHOULD ANY EACH EVERY BOTH ONE TWO FIRST LAST THIS THAT FROM
NOTE START END SAVE SEND ENTER EXIT PUSH PULL RESET READY DONE BUSY FREE FULL EMPTY HOT COLD WET DRY HIGH LOW LEFT RIGHT
UP DOWN OUT KEEP USE TAKE WAIT CALL SIGN READ TODAY RED GREEN BLUE BLACK WHITE YELLOW AMBER DATE TIME TOTAL WARNING
CAUTION DANGER MENU HOME BACK NEXT PRINT COPY PASTE DRAFT FINAL HOLD TEST PASS FAIL PAID URGENT FRAGILE STAFF EXTRA
ADD ASK CUT GET PUT RUN SET MIX FIRE ERROR ALARM RESET ENTRY WASTE CLEAN DIRTY NAME CARE POISON KEY
""")
"""Words in capitals for stress or as they stand on a button or sign: not abbreviations."""
