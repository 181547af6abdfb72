package cmd_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestSkill holds the skill for assistants to the format of skills, and its command lines
// to what dterr has.
func TestSkill(t *testing.T) {
	file, err := os.ReadFile("../.dist/skill/dterr/SKILL.md")
	if err != nil {
		t.Fatal(err)
	}
	text := string(file)
	head := regexp.MustCompile(`^---\nname: ([a-z0-9-]{1,64})\ndescription: (.*)\n(?s:.*?)---\n`).FindStringSubmatch(text)
	if head == nil || head[1] != "dterr" || utf8.RuneCountInString(head[2]) > 1024 || strings.Contains(head[2], ": ") {
		t.Fatalf("front matter %q", head)
	}
	if n := strings.Count(text, "\n"); n > 300 {
		t.Errorf("%d lines", n)
	}
	lines := regexp.MustCompile("(?:^|[`|;] ?)dterr ([a-z]+)([^`|#\n]*)").FindAllStringSubmatch(text, -1)
	lines = append(lines, regexp.MustCompile(`(?m)^dterr ([a-z]+)([^|\n]*)`).FindAllStringSubmatch(text, -1)...)
	if len(lines) < 12 {
		t.Fatalf("%d command lines", len(lines))
	}
	help := map[string]string{}
	for _, line := range lines {
		command := line[1]
		words := strings.Fields(line[2])
		if command == "verify" && len(words) > 0 && !strings.Contains(words[0], "\\") {
			command += " " + words[0]
		}
		if help[command] == "" {
			code, out, errs := run(t, nil, append(strings.Fields(command), "--help")...)
			if code != 0 {
				t.Errorf("dterr %s: %s", command, errs)
			}
			help[command] = out
		}
		for _, flag := range regexp.MustCompile(`(?:^|\s)(--?[a-z][a-z-]*)`).FindAllStringSubmatch(line[2], -1) {
			if !regexp.MustCompile(`(^|[\s,])` + flag[1] + `([\s,=\[]|$)`).MatchString(help[command]) {
				t.Errorf("dterr %s has no %s", command, flag[1])
			}
		}
	}
}
