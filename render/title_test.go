package render_test

import (
	"strings"
	"testing"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
	"github.com/dterr/dterr/render"
)

// An answer without an entry is titled by the model: text, a line of a report
// and a ticket say what JSON does.
func TestTitleIsTheModels(t *testing.T) {
	for name, f := range map[string]*explain.Finding{
		"unknown code": unknownCode(), "no code": noCode(), "network": network(), "page": webPage(),
		"message": messageOnly(), "foreign": foreign(), "success": success(),
	} {
		t.Run(name, func(t *testing.T) {
			f.Title = codes.Text{ZH: "所言", EN: "what it says"}
			o := render.Options{Lang: "en", Width: 80, Now: now()}
			for form, view := range map[string]func(*strings.Builder) error{
				"text":     func(w *strings.Builder) error { return render.Finding(w, f, o) },
				"markdown": func(w *strings.Builder) error { return render.FindingMarkdown(w, f, o) },
				"json":     func(w *strings.Builder) error { return render.NewJSON(w).Finding(f) },
			} {
				var b strings.Builder
				if err := view(&b); err != nil {
					t.Fatal(err)
				}
				if head, _, _ := strings.Cut(b.String(), "\n"); !strings.Contains(head, "what it says") {
					t.Errorf("%s begins with %s", form, head)
				}
			}
		})
	}
}
