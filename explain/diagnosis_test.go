package explain_test

import (
	"testing"
	"time"

	"github.com/dterr/dterr/explain"
)

func TestDiagnosis(t *testing.T) {
	at := now()
	end := at.Add(explain.DiagnosisWindow)
	request := explain.Finding{Platform: explain.DingTalk, RequestID: "abcdefgh12", Time: at}
	tests := []struct {
		name   string
		change func(f *explain.Finding)
		now    time.Time
		until  time.Time
		over   bool
	}{
		{"a moment before", func(*explain.Finding) {}, end.Add(-1), end, false},
		{"at the end", func(*explain.Finding) {}, end, end, true},
		{"no clock", func(*explain.Finding) {}, time.Time{}, end, false},
		{"no time", func(f *explain.Finding) { f.Time = time.Time{} }, end, time.Time{}, false},
		{"no request id", func(f *explain.Finding) { f.RequestID = "" }, end, time.Time{}, false},
		{"another platform's", func(f *explain.Finding) { f.Platform = explain.Feishu }, end, time.Time{}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := request
			tt.change(&f)
			if got := f.DiagnosedUntil(); !got.Equal(tt.until) {
				t.Errorf("until %v, want %v", got, tt.until)
			}
			if got := f.DiagnosisOver(tt.now); got != tt.over {
				t.Errorf("over %t, want %t", got, tt.over)
			}
		})
	}
}
