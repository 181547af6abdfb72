// Package release knows which release a program is.
//
//	release.Version(version) // 0.3.0
package release

import (
	"runtime/debug"
	"strings"
)

// Unreleased is the version of a program that the linker was told none of.
const Unreleased = "dev"

// Version gives the version of a program: the one that the linker was told, else that of
// the module a go install built, else Unreleased. Finding out takes a while, so ask when
// it is wanted.
func Version(linked string) string {
	if linked != Unreleased {
		return linked
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return linked
	}
	return Of(linked, info)
}

// Of is Version by what is known of the build.
func Of(linked string, info *debug.BuildInfo) string {
	if v := info.Main.Version; linked == Unreleased && v != "" && v != "(devel)" {
		return strings.TrimPrefix(v, "v")
	}
	return linked
}
