package cmd

// What tests of package cmd_test look at from inside.

func MaskedEvent(message string) string { return maskedEvent(message) }
