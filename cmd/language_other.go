//go:build !windows && !darwin

package cmd

// SystemLanguage gives nothing: here the environment says it all.
func SystemLanguage() string { return "" }
