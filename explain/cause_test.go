package explain_test

import (
	"testing"

	"github.com/dterr/dterr/explain"
)

func TestCause(t *testing.T) {
	told := explain.Finding{Primary: "oapi/60011", Meaning: "no-scope", Codes: []string{"88", "60011"}, Message: "a", Line: 1}
	untold := explain.Finding{Primary: "oapi/40035", Codes: []string{"40035"}, Message: "a"}
	if got, want := told.Cause(), (explain.Cause{ID: "oapi/60011", Meaning: "no-scope", Codes: "88/60011"}); got != want {
		t.Errorf("cause %+v, want %+v", got, want)
	}
	tests := []struct {
		name   string
		a      explain.Finding
		change func(f *explain.Finding)
		same   bool
	}{
		{"another line and request", told, func(f *explain.Finding) { f.Line, f.RequestID = 9, "x" }, true},
		{"another message of one meaning", told, func(f *explain.Finding) { f.Message = "b" }, true},
		{"another meaning", told, func(f *explain.Finding) { f.Meaning = "other" }, false},
		{"without its wrapper", told, func(f *explain.Finding) { f.Codes = f.Codes[1:] }, false},
		{"another family", told, func(f *explain.Finding) { f.Primary = "robot/60011" }, false},
		{"the same message without a meaning", untold, func(f *explain.Finding) { f.Line = 9 }, true},
		{"another message without a meaning", untold, func(f *explain.Finding) { f.Message = "b" }, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := tt.a
			tt.change(&b)
			if (tt.a.Cause() == b.Cause()) != tt.same {
				t.Errorf("causes %+v, %+v", tt.a.Cause(), b.Cause())
			}
		})
	}
}
