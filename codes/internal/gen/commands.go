package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/dterr/dterr/codes/internal/gen/data"
)

// commandsTable holds the command lines that fixes share.
const commandsTable = "commands.tsv"

// command is a line of commands.tsv.
type command struct{ name, run string }

// loadCommands reads the table; one that is missing is empty.
func (s *source) loadCommands(dir string) error {
	file := filepath.Join(dir, commandsTable)
	content, err := os.ReadFile(file)
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("reading the commands: %w", err)
	}
	s.readCommands(file, string(content))
	return nil
}

// readCommands reads the lines, sorted by name.
func (s *source) readCommands(file, content string) {
	s.table(file, content, strings.Fields("name run basis"), 0, func(p data.Pos, cell map[string]string) {
		c := command{s.slug(p, "name", cell["name"]), cell["run"]}
		if c.run == "" || strings.HasPrefix(c.run, "@") {
			s.errorf(p, "no command line: %q", c.run)
		}
		s.basisOf(p, cell["basis"])
		if last := len(s.commands) - 1; last >= 0 && s.commands[last].name >= c.name {
			s.errorf(p, "not sorted, or twice: %s", c.name)
		}
		s.commands = append(s.commands, c)
	})
}

// commandLine gives what a run says: a command line, or that of a name behind
// an at sign.
func (s *source) commandLine(p data.Pos, value string) string {
	name, named := strings.CutPrefix(value, "@")
	if !named {
		return value
	}
	i := slices.IndexFunc(s.commands, func(c command) bool { return c.name == name })
	if i < 0 {
		s.errorf(p, "no command of this name in %s: %s", commandsTable, name)
		return ""
	}
	return s.commands[i].run
}
