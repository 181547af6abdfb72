package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/dterr/dterr/codes/internal/fold"
)

// foreignTable is the table of what other platforms answer: no entries stand
// in it.
const foreignTable = "foreign.tsv"

// foreignPlatforms is the closed set of its platforms.
func foreignPlatforms() []string { return []string{"feishu", "wechat", "wecom"} }

// foreignRow is a row of foreign.tsv: a number of another platform and a
// message that its servers send with it; "" when none is known.
type foreignRow struct{ code, platform, message string }

// loadForeign reads the table; one that is missing is empty.
func (s *source) loadForeign(dir string) error {
	file := filepath.Join(dir, foreignTable)
	content, err := os.ReadFile(file)
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("reading the other platforms: %w", err)
	}
	s.readForeign(file, string(content))
	return nil
}

// readForeign reads rows that are sorted by code, platform and message, all as
// text: the lookup searches by halves, and a row has one place where it can
// stand.
func (s *source) readForeign(file, content string) {
	s.table(file, content, strings.Fields("platform code message source date"), 0, func(p pos, cell map[string]string) {
		s.oneOf(p, "platform", cell["platform"], foreignPlatforms())
		r := foreignRow{cell["code"], cell["platform"], cell["message"]}
		if digits := strings.TrimPrefix(r.code, "-"); digits == "" || strings.Trim(digits, "0123456789") != "" {
			s.errorf(p, "code is no number: %q", r.code)
		}
		if cell["source"] == "" {
			s.errorf(p, "source is missing")
		}
		if !isDate(cell["date"]) {
			s.errorf(p, "date is not of the form YYYY-MM-DD: %q", cell["date"])
		}
		if n := len(s.foreign); n > 0 {
			switch last := s.foreign[n-1]; {
			case last == r:
				s.errorf(p, "row twice: %s %s %q", r.platform, r.code, r.message)
			case last.compare(r) > 0:
				s.errorf(p, "not sorted by code, platform, message: %s %s behind %s %s", r.platform, r.code, last.platform, last.code)
			}
		}
		s.foreign = append(s.foreign, r)
	})
}

func (r foreignRow) compare(with foreignRow) int {
	return cmp.Or(
		cmp.Compare(r.code, with.code), cmp.Compare(r.platform, with.platform), cmp.Compare(r.message, with.message),
	)
}

// writeForeign gives foreign_gen.go.
func writeForeign(rows []foreignRow) ([]byte, error) {
	t, err := foreignRecords(rows)
	if err != nil {
		return nil, err
	}
	w := &writer{}
	w.f("%scodes\n\n", head)
	w.f("// foreignCount is the number of rows of other platforms.\nconst foreignCount = %d\n\n", len(rows))
	w.array("foreignWords holds code, platform, message and its wording of every row, as numbers of texts, sorted by code.",
		"foreignWords", "uint16", t.words)
	w.places("foreignText", t.at())
	w.lines("foreignText holds the texts, one to a line: the empty one, the platforms, the codes, the messages and wordings.",
		"foreignText", t.texts)
	return w.source()
}

// foreignRecords encodes the rows, four words each. The codes come first among
// the texts, for a search reads them only.
func foreignRecords(rows []foreignRow) (records, error) {
	front := append([]string{""}, foreignPlatforms()...)
	for i, r := range rows {
		if i == 0 || rows[i-1].code != r.code {
			front = append(front, r.code)
		}
	}
	var t records
	p := newPool(front...)
	for _, settled := range []bool{false, true} {
		e := &encoder{pool: p, settled: settled}
		for _, r := range rows {
			e.begins()
			e.text(r.code, r.platform, r.message, fold.Template(r.message))
		}
		t.words = e.words
		if !settled {
			t.texts = p.settle()
		}
	}
	return t, t.check("the other platforms")
}
