"""`python -m sopbook`."""

import sys

from .cli import main

sys.exit(main())
