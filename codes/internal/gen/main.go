// Gen translates the catalogue's source, codes/data, to Go tables.
//
// It is a dumb, strict translator: it knows the form of the files, closed sets
// of names and nothing about what makes an entry good (that is the linter's
// task, codes/catalog_test.go). Every complaint carries file:line, all of them
// are printed, and with one complaint nothing is written. An unknown key, a
// missing one, an unknown name and an id written twice are complaints.
//
// It reads every *.md of the directory but README.md (rich entries), every
// *.tsv but the tables (light meanings), the kinds, the calls, the command lines
// that fixes share (commands.tsv), the tables of the search (synonyms.tsv,
// aliases.tsv, topics.tsv, traditional.tsv, regional.tsv), the HTTP statuses (http.tsv),
// the remarks (notes.tsv), the messages without a code (messages.tsv), the faults that
// have several codes (faults.tsv) and what other
// platforms answer (foreign.tsv), and writes catalog_gen.go, apis_gen.go,
// search/index_gen.go, wordings_gen.go, texts_gen.go, messages_gen.go,
// faults_gen.go, foreign_gen.go and calls/calls_gen.go: long constant texts and arrays of numbers
// without a function call, which the compiler lays out as data, so that a program
// that uses them initialises nothing.
//
//	go run ./internal/gen                      # in codes: what go generate runs
//	go run ./internal/gen -check data/chat.md  # only parse and complain
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/dterr/dterr/codes/internal/gen/tables"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// run is the program without the process: arguments in, exit code out. 0 all
// well, 1 complaints or I/O, 2 usage.
func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("gen", flag.ContinueOnError)
	flags.SetOutput(stderr)
	data := flags.String("data", "data", "directory of the catalogue's source")
	out := flags.String("out", ".", "directory to write the Go files to")
	check := flags.Bool("check", false, "parse the files given as arguments, print complaints, write nothing")
	strict := flags.Bool("strict", false, "complain about a see that names no entry instead of dropping it")
	if flags.Parse(args) != nil {
		return 2
	}
	if *check {
		return checkFiles(*data, flags.Args(), stdout, stderr)
	}
	if flags.NArg() > 0 {
		fmt.Fprintln(stderr, "gen: arguments are for -check only")
		return 2
	}
	files, warnings, errs := generate(*data, *strict)
	for _, w := range warnings {
		fmt.Fprintln(stderr, "gen: warning:", w)
	}
	for _, err := range errs {
		fmt.Fprintln(stderr, "gen:", err)
	}
	if len(errs) > 0 {
		return 1
	}
	for _, f := range files {
		if err := writeIfChanged(filepath.Join(*out, filepath.FromSlash(f.name)), f.bytes); err != nil {
			fmt.Fprintln(stderr, "gen:", err)
			return 1
		}
	}
	return 0
}

// output is one generated file, named from the directory of package codes on.
type output struct {
	name  string
	bytes []byte
}

// generate reads the directory and gives the generated files, the warnings
// and the complaints. With a complaint there are no files.
func generate(dir string, strict bool) ([]output, []string, []error) {
	s, err := load(dir)
	if err != nil {
		return nil, nil, []error{err}
	}
	c := s.catalogue(strict)
	if len(s.errs) > 0 {
		return nil, s.warnings, s.errs
	}
	entries, err := tables.Catalogue(c)
	if err != nil {
		return nil, s.warnings, []error{err}
	}
	apis, err := tables.APIs(c)
	if err != nil {
		return nil, s.warnings, []error{err}
	}
	search, err := tables.Search(c, &s.SearchWords, s.calls.Terms)
	if err != nil {
		return nil, s.warnings, []error{err}
	}
	textKey, err := tables.Texts(s.http, s.textKeys)
	if err != nil {
		return nil, s.warnings, []error{err}
	}
	wordings, err := tables.Wordings(c)
	if err != nil {
		return nil, s.warnings, []error{err}
	}
	foreign, err := tables.Foreign(s.foreign)
	if err != nil {
		return nil, s.warnings, []error{err}
	}
	messages, err := tables.Messages(s.messages)
	if err != nil {
		return nil, s.warnings, []error{err}
	}
	faults, err := tables.Faults(s.faults)
	if err != nil {
		return nil, s.warnings, []error{err}
	}
	calls, err := tables.Calls(s.apis, &s.calls)
	if err != nil {
		return nil, s.warnings, []error{err}
	}
	return []output{
		{"catalog_gen.go", entries},
		{"apis_gen.go", apis},
		{"search/index_gen.go", search},
		{"texts_gen.go", textKey},
		{"wordings_gen.go", wordings},
		{"foreign_gen.go", foreign},
		{"messages_gen.go", messages},
		{"faults_gen.go", faults},
		{"calls/calls_gen.go", calls},
	}, s.warnings, nil
}

// checkFiles parses the files and prints the complaints. The calls are read
// from dir, to check their numbers.
func checkFiles(dir string, names []string, stdout, stderr io.Writer) int {
	s := &source{}
	if err := s.loadTables(dir); err != nil {
		fmt.Fprintln(stderr, "gen:", err)
		return 1
	}
	for _, name := range names {
		if err := s.loadEntries(name); err != nil {
			fmt.Fprintln(stderr, "gen:", err)
			return 1
		}
	}
	c := s.catalogue(false)
	for _, err := range s.errs {
		fmt.Fprintln(stderr, "gen:", err)
	}
	if len(s.errs) > 0 {
		fmt.Fprintf(stderr, "gen: %d complaints\n", len(s.errs))
		return 1
	}
	meanings := 0
	for i := range c.Entries {
		meanings += len(c.Entries[i].Meanings)
	}
	fmt.Fprintf(stdout, "ok: %d entries, %d meanings\n", len(c.Entries), meanings)
	return 0
}

// writeIfChanged leaves an identical file alone, so that builds stay cached.
func writeIfChanged(name string, content []byte) error {
	old, err := os.ReadFile(name)
	if err == nil && bytes.Equal(old, content) {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, content, 0o644)
}
