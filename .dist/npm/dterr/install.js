"use strict";

// Puts the program itself in the place of the script that starts it. Where that is not
// possible the script stays, and works: nothing here fails an installation.

const fs = require("node:fs");
const path = require("node:path");
const native = require("./native.js");
const { name } = require("./package.json");

// On Windows npm writes a start of its own, which calls the script with node.
const program = process.platform === "win32" ? null : native();
if (program !== null) {
  const script = path.join(__dirname, "bin", name);
  const beside = `${script}.${process.pid}`;
  try {
    fs.linkSync(program, beside);
    fs.renameSync(beside, script); // in one step: a run beside it finds one or the other
  } catch {
    fs.rmSync(beside, { force: true });
  }
}
