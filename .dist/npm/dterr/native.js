"use strict";

// native gives the path of the program for this platform, or null where the package that
// holds it is not installed.
module.exports = function native() {
  const name = process.platform === "win32" ? "dterr.exe" : "dterr";
  try {
    return require.resolve(`@dterr/${process.platform}-${process.arch}/bin/${name}`);
  } catch {
    return null;
  }
};
