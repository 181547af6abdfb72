package cmd

// The completion scripts that packages install are checked in; they change
// with cobra, not with the catalogue, which is asked at run time.
//
//go:generate go test -run ^TestCompletions$ . -update
