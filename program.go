package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// program finds a program that belongs to this one; see cmd.Streams. It stands beside
// this one's executable, or where that is linked to, else in PATH, though never in a
// directory that PATH names relative to the current one.
func program(name string) (string, error) {
	if own, err := os.Executable(); err == nil {
		target, _ := filepath.EvalSymlinks(own)
		for _, beside := range []string{own, target} {
			if beside == "" {
				continue
			}
			if path, err := exec.LookPath(filepath.Join(filepath.Dir(beside), name)); err == nil {
				return path, nil
			}
		}
	}
	path, err := exec.LookPath(name)
	if err != nil {
		return "", err
	}
	return filepath.Abs(path)
}

// merged gives an environment with variables set in it.
func merged(env, set []string) []string {
	out := make([]string, 0, len(env)+len(set))
	for _, v := range env {
		name, _, _ := strings.Cut(v, "=")
		if !slices.ContainsFunc(set, func(s string) bool { return strings.HasPrefix(s, name+"=") }) {
			out = append(out, v)
		}
	}
	return append(out, set...)
}
