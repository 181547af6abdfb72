package main

import (
	"errors"
	"os"
	"os/exec"
	"runtime"
	"strings"
)

// browse shows a page in the reader's browser; see cmd.Streams. It is the first of those
// that BROWSER names which starts, as other programs take it: commands with colons between
// them, of which each has the address in the place of its %s or else at its end. Without
// BROWSER it is what the system opens addresses with. No shell reads the address.
func browse(url string) error {
	if named := os.Getenv("BROWSER"); named != "" {
		err := error(exec.ErrNotFound)
		for command := range strings.SplitSeq(named, string(os.PathListSeparator)) {
			if words := browserWords(command, url); len(words) > 0 {
				err = show(words)
				var ended *exec.ExitError
				if err == nil || errors.As(err, &ended) {
					return err
				}
			}
		}
		return err
	}
	switch runtime.GOOS {
	case "windows":
		return show([]string{"rundll32", "url.dll,FileProtocolHandler", url})
	case "darwin":
		return show([]string{"open", url})
	}
	return show([]string{"xdg-open", url})
}

// browserWords gives the words of a command of BROWSER with the address in them.
func browserWords(command, url string) []string {
	words := strings.Fields(command)
	placed := false
	for i := range words {
		placed = placed || strings.Contains(words[i], "%s")
		words[i] = strings.ReplaceAll(words[i], "%s", url)
	}
	if len(words) > 0 && !placed {
		words = append(words, url)
	}
	return words
}

// show runs a browser to its end: one of a terminal has it to itself until then, any
// other comes back when the page is open. What it prints is no answer.
func show(words []string) error {
	c := exec.Command(words[0], words[1:]...) // #nosec G204 -- the user's own browser
	c.Stdin, c.Stdout, c.Stderr = os.Stdin, os.Stderr, os.Stderr
	return c.Run()
}
