package search

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"sync"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/internal/fold"
	"github.com/dterr/dterr/internal/order"
)

// CallHit is a documented call that words describe.
type CallHit struct {
	API *codes.API
	// Score is in (0, 1].
	Score float64
}

// What a call has to have to be a hit: so much of the query, less where nothing has
// that much, and so much of the best hit's score.
const (
	leastCall      = 0.5
	leastCallPart  = 0.33
	leastCallShare = 0.6
)

// What an old page is worth beside a current one that says the same, and what the
// share of a name that was asked for adds.
const (
	worthOld      = 0.97
	callPrecision = 0.2
)

// Calls finds documented calls by what they are called, the best first, at most n;
// n below 1 means all. The query is Chinese, pinyin or English, words of the path
// included; traditional characters, the initials of pinyin and common synonyms
// (todo, 待办) will do, and the order of words does not matter. A page that
// describes a call which another one describes too is a hit of its own.
func Calls(query string, n int) []CallHit {
	if len(query) > maxText {
		return nil
	}
	all, names := codes.APIs(), callNames.of()
	asked := askCalls(fold.Normalize(query), names)
	if len(asked) == 0 {
		return nil
	}
	have := make([][]float64, len(asked))
	for u := range asked {
		have[u] = make([]float64, len(all))
		for i := range names {
			have[u][i] = asked[u].in(&names[i])
		}
	}
	weights := callWeights(have)
	var hits []CallHit
	for _, least := range [...]float64{leastCall, leastCallPart} {
		for i := range all {
			if score := callScore(&names[i], asked, weights, have, i); score >= least {
				if all[i].Old {
					score *= worthOld
				}
				hits = append(hits, CallHit{&all[i], score})
			}
		}
		if len(hits) > 0 {
			break
		}
	}
	order.Stable(hits, func(a, b CallHit) int { return cmp.Compare(b.Score, a.Score) })
	hits = slices.DeleteFunc(hits, func(h CallHit) bool { return h.Score < leastCallShare*hits[0].Score })
	if n > 0 {
		hits = hits[:min(n, len(hits))]
	}
	return hits
}

// callWeights says how much each unit of the query counts: a rare one more, and one
// that no call has as much as the rarest.
func callWeights(have [][]float64) []float64 {
	weights := make([]float64, len(have))
	for u, of := range have {
		count := 0
		for _, x := range of {
			if x > 0 {
				count++
			}
		}
		weights[u] = math.Log(2 + float64(len(of))/float64(1+count))
	}
	return weights
}

// callScore says how much of the query a call has, and how much of the name that is:
// nothing where it has no more than single characters of it.
func callScore(name *callName, asked []callUnit, weights []float64, have [][]float64, i int) float64 {
	got, whole, best, covered := 0.0, 0.0, 0.0, 0
	for u, w := range weights {
		best = max(best, have[u][i])
		whole += w
		got += w * have[u][i]
		if have[u][i] > 0 {
			covered += asked[u].length()
		}
	}
	if best <= callLoneHan {
		return 0
	}
	length := len(name.zh)
	if !slices.ContainsFunc(asked, func(u callUnit) bool { return !u.isEnglish() }) {
		length = len(name.en)
	}
	precision := min(1, float64(covered)/float64(max(1, length)))
	return got / whole * (1 - callPrecision + callPrecision*precision)
}

// callName is what a call is called, in tokens.
type callName struct{ zh, en, path []fold.Token }

// callNames holds the names of all calls, once they were asked for: to cut them takes
// longer than to look through them.
var callNames namesOnce //nolint:gochecknoglobals // filled when first asked for

type namesOnce struct {
	once sync.Once
	all  []callName
}

func (n *namesOnce) of() []callName {
	n.once.Do(func() {
		all := codes.APIs()
		n.all = make([]callName, len(all))
		for i := range all {
			n.all[i] = nameOf(&all[i])
		}
	})
	return n.all
}

func nameOf(a *codes.API) callName {
	return callName{zh: nameTokens(a.Title), en: nameTokens(a.TitleEN), path: fold.Tokens(pathWords(a.Path), simplify)}
}

// pathWords leaves the parameters of a path out: most calls have one of a user.
func pathWords(path string) string {
	for {
		open := strings.IndexByte(path, '{')
		end := strings.IndexByte(path, '}')
		if open < 0 || end < open {
			return path
		}
		path = path[:open] + path[end+1:]
	}
}

// Words that say nothing about a call, and Chinese ones that are taken out before
// the text is cut into characters.
const (
	fillers    = " a an the s of to in on at for and or by with as is from api interface call endpoint how do i can what which please "
	fillersHan = "接口 调用 怎么 怎样 如何 哪个 一下 通过 根据 指定 钉钉 的 了 下"
)

// nameTokens cuts a name or a query, without what says nothing, unless that is all
// there is.
func nameTokens(s string) []fold.Token {
	kept := s
	for filler := range strings.FieldsSeq(fillersHan) {
		kept = strings.ReplaceAll(kept, filler, "")
	}
	tokens := slices.DeleteFunc(fold.Tokens(kept, simplify), func(t fold.Token) bool { return strings.Contains(fillers, " "+t.Word+" ") })
	if len(tokens) == 0 {
		return fold.Tokens(s, simplify)
	}
	return tokens
}
