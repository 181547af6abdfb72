// Package signature checks what DingTalk signs and what it wants signed: the
// sign of a custom robot's webhook with its two relatives (messages to an app
// robot, card callbacks), the encrypted HTTP event callback with its reply,
// and the dd.config signature of a client page.
//
// A wrong signature is silent about its cause: a hash either fits or does
// not. The package therefore computes the hash again under every mistake that
// people are known to make (seconds for milliseconds, a dropped SEC prefix, a
// blank where a plus stood, an old ticket) and names the one that yields the
// signature at hand. A named mistake is thus a proof, up to a collision of the
// hash; only "another secret", "another token" and "another ticket" are what
// remains when nothing fits, and say so.
//
// Guarantees. All checks are made and reported, also after one failed; the
// cause is the first that matters, in the order in which DingTalk or the
// documented algorithm would stumble over it. Nothing secret is in a Report:
// no token, key, secret, ticket or signature, given or computed, and of a
// decrypted message only its event type and owner key; but for what was asked
// for by name, the sign that Sign makes and the message with Show. A signature
// passes in one spelling, the text that the documented way yields, compared in
// constant time; what decodes alike or was mangled on its way is a mistake with a
// name, and so is what receivers read differently, such as a member that stands
// there twice. Work is linear in the input, inputs beyond
// MaxInput are refused, and no length found in a decrypted text is trusted, so
// that a wrong key costs neither memory nor a panic. The package does no I/O
// and reads neither clock nor environment; the time comes in as an option.
//
//	r := signature.Robot(signature.RobotInput{
//		URL:    "https://oapi.dingtalk.com/robot/send?access_token=…&timestamp=…&sign=…",
//		Secret: secret,
//		Now:    now,
//	})
//	fmt.Println(r.OK, r.Cause, r.Title.EN) // false double-encoded The sign is percent-encoded twice
package signature

import (
	"github.com/dterr/dterr/explain/signature/outcome"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/signature/internal/advice"
	"github.com/dterr/dterr/explain/signature/internal/pasted"
)

// MaxInput is the longest text, in bytes, that any field of an input may
// have. A callback of DingTalk is a few kilobytes, a signed URL far less.
const MaxInput = 1 << 20

// found is a mistake met in an input. Of several the one with the lowest rank
// becomes the cause, the first of them among equals.
type found struct {
	slug, code string
	rank       int
}

// The ranks of found mistakes: one that decides alone, one that only counts
// when nothing worse was found.
const (
	rankFirst = iota
	rankLater
)

// sheet collects the checks of one verification.
type sheet struct {
	report outcome.Report
	known  []advice.Mistake
	found  []found
}

func newSheet(subject string, known []advice.Mistake) *sheet {
	return &sheet{report: outcome.Report{Subject: subject}, known: known}
}

// pass notes a check that found nothing wrong.
//
//go:noinline // copies in all its callers would be larger
func (s *sheet) pass(name string, detail codes.Text) {
	s.report.Checks = append(s.report.Checks, outcome.Check{Name: name, OK: true, Detail: detail})
}

// blocked notes a check that another mistake made impossible.
//
//go:noinline // copies in all its callers would be larger
func (s *sheet) blocked(name string, detail codes.Text) {
	s.report.Checks = append(s.report.Checks, outcome.Check{Name: name, Detail: detail})
}

// fail notes a check that found the mistake named slug, which code stands for.
//
//go:noinline // copies in all its callers would be larger
func (s *sheet) fail(name, slug, code string, detail codes.Text) {
	s.blocked(name, detail)
	s.also(slug, code, rankFirst)
}

// also notes a mistake that an earlier check has described already.
//
//go:noinline // copies in all its callers would be larger
func (s *sheet) also(slug, code string, rank int) {
	s.found = append(s.found, found{slug, code, rank})
}

// done gives the report; title is the one for an input without mistakes.
func (s *sheet) done(title codes.Text) outcome.Report {
	r := s.report
	if len(s.found) == 0 {
		r.OK, r.Title = true, title
		return r
	}
	first := s.found[0]
	for _, f := range s.found[1:] {
		if f.rank < first.rank {
			first = f
		}
	}
	r.Cause, r.Code = first.slug, first.code
	m := s.mistake(first.slug)
	r.Title = m.Title
	r.Fixes = append(r.Fixes, m.Fixes...)
	told := []string{first.slug}
	for _, f := range s.found {
		if pasted.Holds(told, f.slug) {
			continue
		}
		told = append(told, f.slug)
		r.Fixes = append(r.Fixes, s.mistake(f.slug).Fixes...)
	}
	return r
}

//
//go:noinline // copies in all its callers would be larger
func (s *sheet) mistake(slug string) advice.Mistake {
	for _, m := range s.known {
		if m.Slug == slug {
			return m
		}
	}
	return advice.Mistake{Slug: slug, Title: advice.Say("发现问题："+slug, "A mistake was found: "+slug)}
}
