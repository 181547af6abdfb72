package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/dterr/dterr/codes/internal/gen/data"
)

// foreignTable is the table of what other platforms answer: no entries stand
// in it.
const foreignTable = "foreign.tsv"

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
	s.table(file, content, strings.Fields("platform code message source date"), 0, func(p data.Pos, cell map[string]string) {
		s.oneOf(p, "platform", cell["platform"], data.ForeignPlatforms())
		r := data.ForeignRow{Code: cell["code"], Platform: cell["platform"], Message: cell["message"]}
		if digits := strings.TrimPrefix(r.Code, "-"); digits == "" || strings.Trim(digits, "0123456789") != "" {
			s.errorf(p, "code is no number: %q", r.Code)
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
				s.errorf(p, "row twice: %s %s %q", r.Platform, r.Code, r.Message)
			case last.Compare(r) > 0:
				s.errorf(p, "not sorted by code, platform, message: %s %s behind %s %s", r.Platform, r.Code, last.Platform, last.Code)
			}
		}
		s.foreign = append(s.foreign, r)
	})
}
