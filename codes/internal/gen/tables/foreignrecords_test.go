package tables

import (
	"strings"
	"testing"

	"github.com/dterr/dterr/codes/internal/gen/data"
)

// The texts of the search come first, and each text once.
func TestForeignRecords(t *testing.T) {
	r, err := foreignRecords([]data.ForeignRow{
		{Code: "1", Platform: "wechat", Message: "same"}, {Code: "1", Platform: "wecom", Message: "same"}, {Code: "2", Platform: "wecom", Message: ""},
	})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Join(r.texts, "|"), "|feishu|wechat|wecom|1|2|same"; got != want {
		t.Errorf("texts %s, want %s", got, want)
	}
	for i, want := range []int{4, 2, 6, 6, 4, 3, 6, 6, 5, 3, 0, 0} {
		if r.words[i] != want {
			t.Errorf("word %d of %v is not %d", i, r.words, want)
		}
	}
}
