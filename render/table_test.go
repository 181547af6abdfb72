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
		{
			Entry: &codes.Entry{
				ID: "robot/310000", Code: "310000", Family: codes.FamilyRobot,
				Title: codes.Text{ZH: "安全校验未通过", EN: "The security check failed"},
				Meanings: []codes.Meaning{
					{Kind: codes.KindContent},
					{
						Kind: codes.KindCrypto, Title: codes.Text{ZH: "签名不匹配", EN: "The signature does not match"},
						OwnFixes: []codes.Advice{{Text: codes.Text{ZH: "重算签名。", EN: "Compute the signature again."}, Basis: codes.BasisOwn}},
					},
					{Kind: codes.KindParameter},
				},
			},
			Meaning: 1,
			Title:   []search.Span{{Start: 0, End: len("签名")}},
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
oapi/60020	permission	访问ip不在白名单之中	把出口地址加进白名单，再调用一次。
api/Forbidden.AccessDenied.IpNotInWhiteList	auth	访问ip不在白名单	把出口地址加进白名单，再调用一次。
robot/310000	crypto	2/3 签名不匹配	重算签名。
`},
		{"on a terminal", render.Options{Lang: "en", Width: 62}, `
oapi/60020            permission  The calling IP is not on th…
api/Forbidden.AccessDenied.IpNotInWhiteList
                      auth        The IP is not listed
robot/310000          crypto      2/3 The signature does not …

oapi/60020: Add the egress address to the allow list and call…
`},
		{"on a narrow one", render.Options{Lang: "zh", Width: 40}, `
oapi/60020     权限    访问ip不在白名单…
api/Forbidden.AccessDenied.IpNotInWhiteList
               凭证    访问ip不在白名单
robot/310000   加解密  2/3 签名不匹配

oapi/60020：把出口地址加进白名单，再调…
`},
		{"lit up", render.Options{Lang: "zh", Color: true, Width: 72}, strings.NewReplacer("<", "\x1b[", ">", "m").Replace(`
<1>oapi/60020<0>                权限    访问ip不在<1;36>白名单<0>之中
<1>api/Forbidden.AccessDenied.<0><1;36>Ip<0><1>NotInWhiteList<0>
                          凭证    访问ip不在白名单
<1>robot/310000<0>              加解密  <2>2/3<0> <1;36>签名<0>不匹配

<1>oapi/60020：<0>把出口地址加进白名单，再调用一次。
`)},
		{"on a pipe with colour", render.Options{Lang: "en", Color: true}, strings.NewReplacer("<", "\x1b[", ">", "m").Replace(`
<1>oapi/60020<0>	permission	The calling IP<1;36> is not o<0>n the allow list	Add the egress address to the allow list and call again.
<1>api/Forbidden.AccessDenied.<0><1;36>Ip<0><1>NotInWhiteList<0>	auth	The IP is not listed	Add the egress address to the allow list and call again.
<1>robot/310000<0>	crypto	2/3 <1;36>The si<0>gnature does not match	Compute the signature again.
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

// Of several meanings that ask for different steps none is advised.
func TestHitsUndecided(t *testing.T) {
	rows := hits()[2:]
	rows[0].Meaning, rows[0].Title = -1, nil
	var b strings.Builder
	if err := render.Hits(&b, rows, render.Options{Lang: "en"}); err != nil {
		t.Fatal(err)
	}
	const want = "robot/310000\tcontent\tThe security check failed\t3 meanings; the message tells which.\n"
	if b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}

// A list has no advice; a meaning of one is the entry, and so is -1.
func TestEntries(t *testing.T) {
	rows := hits()
	rows[2].Meaning = -1
	tests := []struct {
		name string
		o    render.Options
		want string
	}{
		{"on a pipe", render.Options{Lang: "zh"}, `
oapi/60020	permission	访问ip不在白名单之中
api/Forbidden.AccessDenied.IpNotInWhiteList	auth	访问ip不在白名单
robot/310000	content	安全校验未通过
`},
		{"on a terminal", render.Options{Lang: "zh", Width: 100}, `
oapi/60020                    权限  访问ip不在白名单之中
api/Forbidden.AccessDenied.IpNotInWhiteList
                              凭证  访问ip不在白名单
robot/310000                  内容  安全校验未通过
`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var b strings.Builder
			if err := render.Entries(&b, rows, tt.o); err != nil {
				t.Fatal(err)
			}
			if got := "\n" + b.String(); got != tt.want {
				t.Errorf("got%s\nwant%s", got, tt.want)
			}
		})
	}
}

// In words on a terminal, in the names that scripts know on a pipe.
func TestClasses(t *testing.T) {
	entries := []*codes.Entry{}
	for i, r := range hits() {
		e := *r.Entry
		e.Meanings = []codes.Meaning{e.Meanings[0]}
		e.Meanings[0].Retry = []codes.Retry{{Policy: codes.PolicyNever}, {Policy: codes.PolicyWait, WaitSeconds: 90}, {Policy: codes.PolicyRefresh}}[i]
		e.Meanings[0].Owner = []codes.Owner{codes.OwnerAdmin, codes.OwnerDeveloper, codes.OwnerDingTalk}[i]
		entries = append(entries, &e)
	}
	tests := []struct {
		name string
		o    render.Options
		want string
	}{
		{"on a pipe", render.Options{Lang: "zh"}, `
oapi/60020	permission	never	admin
api/Forbidden.AccessDenied.IpNotInWhiteList	auth	wait 90	developer
robot/310000	content	refresh	dingtalk
`},
		{"on a terminal", render.Options{Lang: "zh", Width: 60}, `
oapi/60020            权限  不重试         企业管理员
api/Forbidden.AccessDenied.IpNotInWhiteList
                      凭证  等 1 分 30 秒  开发者
robot/310000          内容  换凭证         钉钉
`},
		{"in English", render.Options{Lang: "en", Width: 60}, `
oapi/60020            permission  no retry         an administrator
api/Forbidden.AccessDenied.IpNotInWhiteList
                      auth        wait 1 min 30 s  the developer
robot/310000          content     refresh          DingTalk
`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var b strings.Builder
			if err := render.Classes(&b, entries, tt.o); err != nil {
				t.Fatal(err)
			}
			if got := "\n" + b.String(); got != tt.want {
				t.Errorf("got%s\nwant%s", got, tt.want)
			}
		})
	}
}

func TestKinds(t *testing.T) {
	kinds := []codes.KindInfo{
		{Kind: codes.KindAuth, Title: codes.Text{ZH: "凭证有误", EN: "Bad credential"}},
		{Kind: codes.KindRateLimit, Title: codes.Text{ZH: "调用过于频繁", EN: "Too many calls"}},
	}
	count := func(k codes.Kind) int { return len(k) }
	for _, tt := range []struct {
		o    render.Options
		want string
	}{
		{render.Options{Lang: "zh"}, "auth\t4\t凭证有误\nrate-limit\t10\t调用过于频繁\n"},
		{render.Options{Lang: "zh", Width: 80}, "auth         4  凭证  凭证有误\nrate-limit  10  限流  调用过于频繁\n"},
		{render.Options{Lang: "en", Width: 80}, "auth         4  Bad credential\nrate-limit  10  Too many calls\n"},
	} {
		var b strings.Builder
		if err := render.Kinds(&b, kinds, count, tt.o); err != nil {
			t.Fatal(err)
		}
		if b.String() != tt.want {
			t.Errorf("got\n%swant\n%s", b.String(), tt.want)
		}
	}
}
