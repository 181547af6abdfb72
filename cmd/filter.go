package cmd

import (
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/render"
	"github.com/spf13/cobra"
)

// filterFlags are the flags that narrow search and list.
type filterFlags struct {
	kind, family, domain, api string
}

func (f *filterFlags) bind(a *app, c *cobra.Command) {
	c.Flags().StringVar(&f.kind, "kind", "", a.pick(say("只看此类别 `KIND`，如 rate-limit；全部见 dterr help kinds", "only this `KIND`, such as rate-limit; dterr help kinds lists them")))
	c.Flags().StringVar(&f.family, "family", "", a.pick(say("只看此族 `FAMILY`，如 robot；全部见 dterr help families", "only this `FAMILY`, such as robot; dterr help families lists them")))
	c.Flags().StringVar(&f.domain, "domain", "", a.pick(say("只看此领域 `DOMAIN`，如 contact；全部见 dterr help domains", "only this `DOMAIN`, such as contact; dterr help domains lists them")))
	c.Flags().StringVar(&f.api, "api", "", a.pick(say("只看此接口会返回的，`PATH` 可只写一段", "only what this call answers; part of a `PATH` will do")))
	complete(c, "kind", a.kindOffers)
	complete(c, "family", a.familyOffers)
	complete(c, "domain", domainNames)
	_ = c.RegisterFlagCompletionFunc("api", a.completeCalls)
}

// bindMost adds --number to a command; 0 as the default stands for no bound.
func bindMost(a *app, c *cobra.Command, most *int, usual int) {
	c.Flags().IntVarP(most, "number", "n", usual, a.pick(say("最多 `N` 条", "at most `N` of them")))
}

// checkMost validates --number.
func checkMost(most int) error {
	if most < 1 {
		return badValue("number", itoa(most), "1, 2, 3 …")
	}
	return nil
}

// filter validates the flags: a name outside a closed set is a mistake, not an
// empty answer. Names are taken in any case, and kinds as tables name them, too; an
// error repeats them as they were typed.
func (f *filterFlags) filter() (codes.Filter, error) {
	none := codes.Filter{}
	kind, family := codes.Kind(strings.ToLower(f.kind)), strings.ToLower(f.family)
	if named, ok := render.KindByWord(string(kind)); ok {
		kind = named
	}
	if _, ok := codes.KindByName(kind); kind != "" && !ok {
		return none, unknownName("kind", f.kind, kindNames())
	}
	if family != "" && !has(familyNames(), family) {
		return none, unknownName("family", f.family, familyNames())
	}
	if f.domain != "" && !has(domainNames(), strings.ToLower(f.domain)) {
		return none, unknownName("domain", f.domain, domainNames())
	}
	if f.api != "" && len(codes.FindAPIs(f.api)) == 0 {
		return none, unknownCall(f.api)
	}
	return codes.Filter{Kind: kind, Family: codes.Family(family), Domain: f.domain, API: f.api}, nil
}

// unknownName is a usage error about a name outside a closed set.
func unknownName(flag, value string, allowed []string) error {
	return badValue(flag, value, strings.Join(allowed, ", "))
}

func unknownCall(call string) error {
	return nothing(say("接口表里没有 %s", "no documented call matches %s", quote(call)),
		say("写成 /v1.0/… 或路径中的一段", "write /v1.0/… or part of its path"))
}

func kindNames() []string {
	var names []string
	for _, k := range codes.Kinds() {
		names = append(names, string(k.Kind))
	}
	return names
}

func familyNames() []string {
	var names []string
	for _, f := range codes.Families() {
		names = append(names, string(f))
	}
	return names
}

// domainNames gives the domains that the catalogue uses, sorted.
func domainNames() []string {
	var names []string
	for e := range codes.Scan("") {
		for i := range e.Meanings {
			names = insert(names, e.Meanings[i].Domain)
		}
	}
	return names
}
