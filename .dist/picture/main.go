// Command picture draws what dterr prints, for the READMEs:
//
//	go run ./.dist/picture
//
// It runs the commands of the session below in this process, in Chinese and in English,
// each with a file of testdata on its input, and writes dterr.zh.svg and dterr.en.svg
// beside its source. Its test fails where they are no longer what the program prints.
//
// The pictures need nothing else: no font, no script, no address. Every stretch of text is
// set to the width of its cells, so columns stand even where a font is missing, and the
// colours follow the reader's scheme, light or dark.
package main

import (
	"bytes"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/dterr/dterr/cmd"
)

const dir = ".dist/picture"

// columns is the width of the terminal that is drawn; its longest link needs that many.
const columns = 88

// step is a command of the session: what is typed, and the arguments and the input that
// this stands for.
type step struct {
	typed string
	args  []string
	input string
}

func session() []step {
	return []step{
		{"dterr <answer.json", nil, "answer.json"},
		{"dterr scan <app.log", []string{"scan"}, "app.log"},
	}
}

func main() {
	log.SetFlags(0)
	for _, lang := range []string{"zh", "en"} {
		picture, err := draw(filepath.Join(dir, "testdata"), lang)
		if err != nil {
			log.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "dterr."+lang+".svg"), picture, 0o644); err != nil {
			log.Fatal(err)
		}
	}
}

// draw gives the picture of the session in a language, with its inputs from a folder.
func draw(inputs, lang string) ([]byte, error) {
	var lines [][]stretch
	for i, s := range session() {
		if i > 0 {
			lines = append(lines, nil)
		}
		input, err := os.ReadFile(filepath.Join(inputs, s.input))
		if err != nil {
			return nil, err
		}
		printed, err := run(s.args, input, lang)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", s.typed, err)
		}
		lines = append(lines, stretches("\x1b[1;32m$\x1b[0m \x1b[1m"+s.typed+"\x1b[0m"))
		for line := range strings.SplitSeq(strings.TrimRight(printed, "\n"), "\n") {
			lines = append(lines, stretches(line))
		}
	}
	title := map[string]string{"zh": "dterr 在终端里", "en": "dterr on a terminal"}[lang]
	return svg(title, lang, lines), nil
}

// run gives what dterr prints, in colour, for arguments and an input that is piped in.
func run(args []string, input []byte, lang string) (string, error) {
	env := map[string]string{"COLUMNS": fmt.Sprint(columns)}
	var out, errs bytes.Buffer
	code := cmd.Main(append(args, "--color", "always", "--lang", lang), cmd.Streams{
		In: bytes.NewReader(input), Out: &out, Err: &errs, InPiped: func() bool { return true },
		Env: func(name string) (string, bool) { v, ok := env[name]; return v, ok },
		Now: func() time.Time { return time.Date(2026, 11, 30, 2, 0, 0, 0, time.UTC) },
	}, "0.0.0")
	if code != 0 || errs.Len() > 0 {
		return "", fmt.Errorf("exit code %d, %s", code, errs.String())
	}
	return out.String(), nil
}
