package cmd_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// outline is what a README is made of, whatever its language: its headings, blocks and
// tables in their order.
func outline(text string) []string {
	var all []string
	remark := regexp.MustCompile(`(?:^|\s+)# .*$`)
	inside, goesOn := "", false
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		fence, isFence := strings.CutPrefix(line, "```")
		switch {
		case isFence && inside == "":
			inside, goesOn = fence, false
			all = append(all, "block "+fence)
		case isFence:
			inside = ""
		case inside == "console":
			// What is printed speaks the language of the reader.
			if goesOn || strings.HasPrefix(line, "$ ") {
				all = append(all, "  "+line)
				goesOn = strings.HasSuffix(line, `\`)
			}
		case inside != "":
			all = append(all, "  "+strings.ReplaceAll(remark.ReplaceAllString(line, ""), ".title.zh", ".title.en"))
		case strings.HasPrefix(line, "#"):
			level, _, _ := strings.Cut(line, " ")
			all = append(all, "heading "+level)
		case strings.HasPrefix(line, "| "):
			all = append(all, "row "+strings.Repeat("|", strings.Count(line, "|")))
		case strings.HasPrefix(line, "- "):
			all = append(all, "item")
		}
	}
	return all
}

// TestReadmesAgree proves that the READMEs have the same headings, tables, lists and
// blocks, and that the commands in the blocks are the same.
func TestReadmesAgree(t *testing.T) {
	var both [2][]string
	for i, name := range []string{"README.md", "README.zh-CN.md"} {
		text, err := os.ReadFile(filepath.Join("..", name))
		if err != nil {
			t.Fatal(err)
		}
		both[i] = outline(string(text))
		if lines := strings.Count(string(text), "\n"); lines > 380 {
			t.Errorf("%s has %d lines; nobody reads that", name, lines)
		}
	}
	if slices.Equal(both[0], both[1]) {
		return
	}
	for i := range max(len(both[0]), len(both[1])) {
		if i >= len(both[0]) || i >= len(both[1]) || both[0][i] != both[1][i] {
			t.Fatalf("they part at\n%q\n%q", both[0][max(0, i-2):min(len(both[0]), i+2)], both[1][max(0, i-2):min(len(both[1]), i+2)])
		}
	}
}

// TestReadmeLinks proves that what the READMEs link to in the tree is there.
func TestReadmeLinks(t *testing.T) {
	for _, name := range []string{"README.md", "README.zh-CN.md"} {
		text, err := os.ReadFile(filepath.Join("..", name))
		if err != nil {
			t.Fatal(err)
		}
		links := regexp.MustCompile(`\]\(([^)]+)\)`).FindAllStringSubmatch(string(text), -1)
		if len(links) < 8 {
			t.Errorf("%s has %d links", name, len(links))
		}
		for _, l := range links {
			path, heading, _ := strings.Cut(l[1], "#")
			if strings.Contains(path, "://") {
				continue
			}
			if path == "" {
				path = name
			}
			target, err := os.ReadFile(filepath.Join("..", filepath.FromSlash(path)))
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			if heading != "" && !regexp.MustCompile(`(?im)^#+ `+strings.ReplaceAll(heading, "-", " ")+`$`).Match(target) {
				t.Errorf("%s: %s has no heading %s", name, path, heading)
			}
		}
	}
}

// TestReadmeCommands proves that the table of commands names every command.
func TestReadmeCommands(t *testing.T) {
	for _, name := range []string{"README.md", "README.zh-CN.md"} {
		text, err := os.ReadFile(filepath.Join("..", name))
		if err != nil {
			t.Fatal(err)
		}
		help, ok := shell(t, "dterr help", "en")
		if !ok {
			t.Fatal("no help")
		}
		_, list, _ := strings.Cut(help, "\nCommands:\n")
		list, _, _ = strings.Cut(list, "\n\n")
		found := regexp.MustCompile(`(?m)^  ([a-z]+) {2,}`).FindAllStringSubmatch(list, -1)
		if len(found) < 12 {
			t.Fatalf("%d commands in\n%s", len(found), help)
		}
		for _, c := range found {
			if !regexp.MustCompile("(?m)^\\|.*`" + c[1] + "[ `].*\\|.*\\|$").Match(text) {
				t.Errorf("%s: no row of %s", name, c[1])
			}
		}
	}
}
