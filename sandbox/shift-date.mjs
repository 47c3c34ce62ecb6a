// Loaded with `redirect.mjs`: `Date` follows the sandbox's clock in this process, so that time can be moved for a test
// and no rule of Azure has to be shortened. Timers and `performance.now()` keep the machine's pace.
import { readFileSync, watch } from "node:fs";
import { env } from "node:process";

/** @param {string} file where the sandbox writes how far ahead it is, in milliseconds */
function follow(file) {
  let offset = 0;
  const read = () => {
    const text = readFileSync(file, "utf8").trim();
    if (/^-?\d+$/.test(text)) offset = Number(text);
  };
  read();
  watch(file, { persistent: false }, read);

  const machine = Date;
  const machineNow = machine.now;
  const now = () => machineNow() + offset;
  machine.now = now;
  globalThis.Date = new Proxy(machine, {
    construct: (target, parameters, newTarget) =>
      Reflect.construct(target, parameters.length === 0 ? [now()] : parameters, newTarget),
    apply: (target) => new target(now()).toString(),
  });
  machine.prototype.constructor = globalThis.Date;
}

const file = env["SANDBOX_CLOCK"];
if (file) follow(file);
