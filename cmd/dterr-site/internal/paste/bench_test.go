package paste_test

import (
	"strings"
	"testing"
	"time"

	"github.com/dterr/dterr/cmd/dterr-site/internal/paste"
	"github.com/dterr/dterr/cmd/dterr-site/internal/reader"
)

func BenchmarkExplain(b *testing.B) {
	const body = `{"errcode":88,"errmsg":"ding talk error[subcode=60011,submsg=x]","sub_code":"60011","request_id":"16k8xcyz0w1jz"}`
	for b.Loop() {
		if _, err := paste.Explain(strings.NewReader(body), paste.Options{Reader: reader.Reader{Lang: "en", Base: "../", Now: time.Unix(1764000000, 0)}}); err != nil {
			b.Fatal(err)
		}
	}
}
