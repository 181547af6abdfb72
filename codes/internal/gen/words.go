package main

import (
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/codes/internal/gen/data"
)

// wordsTables are the tables of the search: no entries stand in them.
func wordsTables() []string {
	return []string{"synonyms.tsv", "traditional.tsv", "regional.tsv", "topics.tsv", "aliases.tsv"}
}

// loadWords reads the tables of the search; one that is missing is empty.
func (s *source) loadWords(dir string) error {
	s.Topics, s.Simplified, s.Aliases = map[string]string{}, map[rune]rune{}, map[string]data.AliasLine{}
	read := map[string]func(file, content string){
		"synonyms.tsv": s.readSynonyms, "traditional.tsv": s.readTraditional, "topics.tsv": s.readTopics,
		"regional.tsv": s.readRegional, "aliases.tsv": s.readAliases,
	}
	for _, name := range wordsTables() {
		file := filepath.Join(dir, name)
		content, err := os.ReadFile(file)
		if os.IsNotExist(err) {
			continue
		}
		if err != nil {
			return err
		}
		read[name](file, string(content))
	}
	return nil
}

// readSynonyms reads groups of terms, separated by " | ". The other columns, a
// query and what it has to find, are for the test.
func (s *source) readSynonyms(file, content string) {
	s.table(file, content, strings.Fields("terms query finds"), 0, func(p data.Pos, cell map[string]string) {
		line := data.SynonymLine{Pos: p}
		for t := range strings.SplitSeq(cell["terms"], " | ") {
			if t = strings.TrimSpace(t); strings.TrimPrefix(t, "~") == "" {
				s.errorf(p, "a term is empty")
				continue
			}
			line.Terms = append(line.Terms, t)
		}
		if len(line.Terms) < 2 {
			s.errorf(p, "a group needs two terms")
		}
		s.Synonyms = append(s.Synonyms, line)
	})
}

// readTraditional reads a simplified character and its traditional forms.
func (s *source) readTraditional(file, content string) {
	s.table(file, content, strings.Fields("simplified traditional"), 0, func(p data.Pos, cell map[string]string) {
		to, size := utf8.DecodeRuneInString(cell["simplified"])
		if size != len(cell["simplified"]) {
			s.errorf(p, "not one character: %q", cell["simplified"])
		}
		for _, from := range cell["traditional"] {
			if old, ok := s.Simplified[from]; ok && old != to {
				s.errorf(p, "%c has two simplified forms", from)
			}
			s.Simplified[from] = to
		}
	})
}

// readRegional reads words and what they are called elsewhere, separated by " | ".
// The other columns, a query and what it has to find, are for the test.
func (s *source) readRegional(file, content string) {
	line := 0
	s.table(file, content, strings.Fields("word elsewhere query finds"), 0, func(p data.Pos, cell map[string]string) {
		for from := range strings.SplitSeq(cell["elsewhere"], " | ") {
			if utf8.RuneCountInString(from) < 2 || cell["word"] == "" {
				s.errorf(p, "not a word: %q for %q", from, cell["word"])
			}
			s.Regional = append(s.Regional, data.RegionalLine{From: from, To: cell["word"], Line: line})
		}
		line++
	})
}

// readTopics reads the words by which people name a family, a domain or a kind.
func (s *source) readTopics(file, content string) {
	s.table(file, content, strings.Fields("name words"), 0, func(p data.Pos, cell map[string]string) {
		if s.Topics[cell["name"]] != "" {
			s.errorf(p, "topic twice: %s", cell["name"])
		}
		s.Topics[cell["name"]] = cell["words"]
	})
}

// readAliases reads what people call an entry in words of their own, phrases
// separated by " | ".
func (s *source) readAliases(file, content string) {
	s.table(file, content, strings.Fields("id zh en"), 1, func(p data.Pos, cell map[string]string) {
		if _, ok := s.Aliases[cell["id"]]; ok {
			s.errorf(p, "id twice: %s", cell["id"])
		}
		line := data.AliasLine{Pos: p}
		for _, cell := range []string{cell["zh"], cell["en"]} {
			for a := range strings.SplitSeq(cell, "|") {
				if a = strings.TrimSpace(a); a != "" {
					line.Phrases = append(line.Phrases, a)
				}
			}
		}
		if len(line.Phrases) == 0 {
			s.errorf(p, "no phrase: %s", cell["id"])
		}
		s.Aliases[cell["id"]] = line
	})
}
