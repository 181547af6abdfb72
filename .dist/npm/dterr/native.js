"use strict";

// The program is called as this package: dterr or dterr-mcp.
const { name } = require("./package.json");

// native gives the path of the program for this platform, or null where the package that
// holds it is not installed: @dterr/linux-x64, or @dterr/mcp-linux-x64.
module.exports = function native() {
  const holder = `${name}-${process.platform}-${process.arch}`.replace("-", "/");
  try {
    return require.resolve(`@${holder}/bin/${name}${process.platform === "win32" ? ".exe" : ""}`);
  } catch {
    return null;
  }
};
