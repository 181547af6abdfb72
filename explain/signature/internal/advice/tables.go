// Package advice holds what is said of a mistake in a signature: its title and its
// fixes, in both languages, with what each rests on.
package advice

import (
	"fmt"

	"github.com/dterr/dterr/codes"
)

// Mistake is one known mistake: its slug, its one-line title and its fixes.
type Mistake struct {
	Slug  string
	Title codes.Text
	Fixes []codes.Advice
}

// Say pairs the two languages of one text.
func Say(zh, en string) codes.Text { return codes.Text{ZH: zh, EN: en} }

// Sayf pairs two formats that are filled with the same values, in the same
// order.
func Sayf(zh, en string, a ...any) codes.Text {
	return codes.Text{ZH: fmt.Sprintf(zh, a...), EN: fmt.Sprintf(en, a...)}
}

// row is a mistake as the tables have it, which are data of the program and not made
// when it runs. A fix without a text is none.
type row struct {
	slug, zh, en string
	fixes        [2]fix
}

// fix is a piece of advice as the tables have it; source is the path of a page, or of a
// public issue.
type fix struct {
	basis          codes.Basis
	source, zh, en string
}

// What a fix of the tables rests on: the input itself, an official page with the day of its
// last change, or a public issue.
const (
	own    = codes.BasisOwn
	doc    = codes.BasisDoc
	thread = codes.BasisThread
)

// Own is advice that follows from the input itself.
//
//go:noinline // copies in all its callers would be larger
func Own(zh, en string) codes.Advice { return (&fix{own, "", zh, en}).advice() }

// Doc is advice that an official page gives; page is the path of the page and
// the day of its last change.
//
//go:noinline // copies in all its callers would be larger
func Doc(page, zh, en string) codes.Advice { return (&fix{doc, page, zh, en}).advice() }

// mistakes makes mistakes of rows.
func mistakes(rows []row) []Mistake {
	all := make([]Mistake, len(rows))
	for i := range rows {
		r := &rows[i]
		all[i] = Mistake{Slug: r.slug, Title: Say(r.zh, r.en)}
		for k := range r.fixes {
			if f := &r.fixes[k]; f.zh != "" {
				all[i].Fixes = append(all[i].Fixes, f.advice())
			}
		}
	}
	return all
}

// advice gives a fix with its source in full.
func (f *fix) advice() codes.Advice {
	a := codes.Advice{Text: Say(f.zh, f.en), Basis: f.basis}
	switch f.basis {
	case doc:
		a.Source = "https://open.dingtalk.com/document/" + f.source
	case thread:
		a.Source = "https://github.com/" + f.source + " 2026-08-22"
	}
	return a
}

// The official pages that advice rests on, with the day of their last change.
const (
	pageSecurity  = "dingstart/customize-robot-security-settings 2026-07-22"
	pageSend      = "development/custom-robots-send-group-messages 2026-07-14"
	pageHowTo     = "development/custom-bot-to-send-group-chat-messages 2026-07-14"
	pageWebhook   = "dingstart/obtain-the-webhook-address-of-a-custom-robot 2026-07-22"
	PageReceive   = "development/receive-message 2025-12-29"
	PageCard      = "dingstart/responding-to-interactive-messages 2026-07-22"
	pageCipher    = "development/callback-event-message-body-encryption-and-decryption 2025-10-16"
	pagePush      = "development/configure-stream-push 2026-07-22"
	pageServer    = "development/develop-stream-mode-push-server 2026-07-22"
	pageHTTP      = "development/http-callback-overview 2025-10-16"
	pageJSAPI     = "development/jsapi-authentication 2026-07-22"
	pageTicket    = "development/create-a-jsapi-ticket 2026-04-29"
	pageErrorList = "development/server-api-error-codes-1 2026-05-06"
)

// SlugSpelling is the mistake of a digest that no encoder spells so.
const SlugSpelling = "not-canonical"
