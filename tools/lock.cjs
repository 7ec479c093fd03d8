/** Takes addresses that no install needs (who to send money to) out of a package-lock.json: node lock.cjs FILE */
const { readFileSync, writeFileSync } = require("node:fs");

const [, , file] = process.argv;
const lock = JSON.parse(readFileSync(file, "utf8"));
for (const entry of Object.values(lock.packages)) delete entry.funding;
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
