package render_test

import (
	"strings"
	"testing"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/search"
	"github.com/dterr/dterr/render"
)

func hits() []render.Row {
	entry := func(family codes.Family, code, zh, en string, kind codes.Kind) *codes.Entry {
		return &codes.Entry{
			ID: string(family) + "/" + code, Code: code, Family: family, Title: codes.Text{ZH: zh, EN: en},
			Meanings: []codes.Meaning{{Kind: kind, OwnFixes: []codes.Advice{{
				Text:  codes.Text{ZH: "把出口地址加进白名单，再调用一次。", EN: "Add the egress address to the allow list and call again."},
				Basis: codes.BasisOwn,
			}}}},
		}
	}
	return []render.Row{
		{
			Entry: entry(codes.FamilyOAPI, "60020", "访问ip不在白名单之中", "The calling IP is not on the allow list", codes.KindPermission),
			Title: []search.Span{{Start: len("访问ip不在"), End: len("访问ip不在白名单")}},
		},
		{
			Entry: entry(codes.FamilyAPI, "Forbidden.AccessDenied.IpNotInWhiteList", "访问ip不在白名单", "The IP is not listed", codes.KindAuth),
			Code:  []search.Span{{Start: 23, End: 25}},
		},
	}
}

func TestHits(t *testing.T) {
	tests := []struct {
		name string
		o    render.Options
		want string
	}{
		{"on a pipe", render.Options{Lang: "zh"}, `
60020                                    访问ip不在白名单之中  permission  oapi
Forbidden.AccessDenied.IpNotInWhiteList  访问ip不在白名单      auth        api

oapi/60020：把出口地址加进白名单，再调用一次。
`},
		{"on a terminal", render.Options{Lang: "en", Width: 72}, `
60020                     The calling IP is not on th…  permission  oapi
Forbidden.AccessDenied.IpNotInWhiteList
                          The IP is not listed          auth        api

oapi/60020: Add the egress address to the allow list and call again.
`},
		{"on a narrow one", render.Options{Lang: "zh", Width: 40}, `
60020          访问ip…  permission  oapi
Forbidden.AccessDenied.IpNotInWhiteList
               访问ip…  auth        api

oapi/60020：把出口地址加进白名单，再调…
`},
		{"lit up", render.Options{Lang: "zh", Color: true}, strings.NewReplacer("<", "\x1b[", ">", "m").Replace(`
<1>60020<0>                                    访问ip不在<1;35>白名单<0>之中  <1;31>permission<0>  oapi
<1>Forbidden.AccessDenied.<0><1;35>Ip<0><1>NotInWhiteList<0>  访问ip不在白名单      <1;31>auth<0>        api

<1>oapi/60020：<0>把出口地址加进白名单，再调用一次。
`)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var b strings.Builder
			if err := render.Hits(&b, hits(), tt.o); err != nil {
				t.Fatal(err)
			}
			if got := "\n" + b.String(); got != tt.want {
				t.Errorf("got%s\nwant%s", got, tt.want)
			}
		})
	}
}
