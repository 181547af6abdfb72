package otelcol_test

import (
	"os"
	"regexp"
	"slices"
	"testing"
)

// commandLine is how the collector is run: variables, the program, flags.
var commandLine = regexp.MustCompile(`(?m)^GOGC=\d+ dterr-otelcol --.*$`)

// TestReadmes holds the blocks that are run or copied against each other: both languages
// have the same configurations, of which the tests with the tag collector run the English.
func TestReadmes(t *testing.T) {
	blocks, commands := map[string][]string{}, map[string]string{}
	for _, name := range []string{"README.md", "README.zh-CN.md"} {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		commands[name] = commandLine.FindString(string(text))
		for _, block := range regexp.MustCompile("(?ms)^```(\\w*)\n(.*?)^```$").FindAllStringSubmatch(string(text), -1) {
			if block[1] != "sh" {
				blocks[name] = append(blocks[name], block[2])
			}
		}
	}
	if !slices.Equal(blocks["README.md"], blocks["README.zh-CN.md"]) || len(blocks["README.md"]) < 5 {
		t.Errorf("%d and %d blocks, not the same", len(blocks["README.md"]), len(blocks["README.zh-CN.md"]))
	}
	if a, b := commands["README.md"], commands["README.zh-CN.md"]; a == "" || a != b {
		t.Errorf("the collector is run by %q and by %q", a, b)
	}
}
