package explain

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/internal/transcript"
)

// findRetry makes the retry advice exact by what the answer says: the end of a
// ban, a wait, a platform's failure against the caller's mistake. now is the
// present, zero where nothing is to be said about it.
func (f *Finding) findRetry(a *item, now time.Time) {
	if f.OK {
		f.Retry.Retry = codes.Retry{Policy: codes.PolicyNever}
		return
	}
	if f.Facts.Until != "" {
		if until, err := time.Parse(time.RFC3339, f.Facts.Until); err == nil {
			f.Retry.Policy = codes.PolicyWait
			f.Retry.After = until
		}
	}
	if a.Wait > 0 {
		f.Retry.Policy, f.Retry.WaitSeconds = codes.PolicyWait, a.Wait
	}
	if sub := a.Code(); len(a.Codes) > 1 && f.Primary != "" {
		switch {
		case strings.HasPrefix(sub, "isp.") && f.Retry.Policy == codes.PolicyUnknown:
			// The platform behind the wrapper failed, whatever the wrapper is for.
			f.Kind, f.Owner = codes.KindSystem, codes.OwnerDingTalk
			f.Retry.Retry = codes.Retry{Policy: codes.PolicyBackoff, MaxAttempts: 3}
		case strings.HasPrefix(sub, "isv.") && f.Kind != codes.KindRateLimit:
			f.Retry.Retry = codes.Retry{Policy: codes.PolicyNever}
		}
	}
	if f.Retry.After.IsZero() {
		f.heedHeader(a.Call)
	}
	// An answer with a date tells when its window began.
	if f.Retry.After.IsZero() && f.Retry.Policy == codes.PolicyWait && f.Retry.WaitSeconds > 0 && a.Call.Zoned && !f.Time.IsZero() {
		f.Retry.After = f.Time.Add(time.Duration(f.Retry.WaitSeconds) * time.Second)
	}
	// A moment says more than the length of the usual window.
	if !f.Retry.After.IsZero() {
		f.Retry.WaitSeconds = 0
		if !now.IsZero() {
			f.Retry.WaitSeconds = secondsUntil(f.Retry.After, now)
		}
	}
}

// heedHeader takes over the wait that the Retry-After header states, in seconds
// or as a date (RFC 9110, 10.2.3), where calling again helps: the catalogue says
// so, or knows nothing and the status does.
func (f *Finding) heedHeader(c transcript.Call) {
	switch {
	case c.RetryAfter == "":
		return
	case f.Retry.Policy == codes.PolicyBackoff, f.Retry.Policy == codes.PolicyWait:
	case f.Retry.Policy == codes.PolicyUnknown && (f.HTTPStatus == tooMany || f.HTTPStatus == 503):
	default:
		return
	}
	if at, err := time.Parse(time.RFC1123, c.RetryAfter); err == nil {
		f.Retry.Policy, f.Retry.After = codes.PolicyWait, at
		return
	}
	if wait, err := strconv.Atoi(c.RetryAfter); err == nil && wait > 0 && wait <= shape.WaitMost {
		f.Retry.Policy, f.Retry.WaitSeconds = codes.PolicyWait, wait
	}
}

// longestWait bounds the seconds to wait: sixty-eight years are as good as for
// ever, and fit every integer and a time.Duration.
const longestWait = math.MaxInt32

// secondsUntil gives the whole seconds from now to a moment, rounded up; 0 when
// it is past.
func secondsUntil(at, now time.Time) int {
	left := at.Sub(now)
	if left <= 0 {
		return 0
	}
	whole := left / time.Second
	if left%time.Second > 0 {
		whole++
	}
	return int(min(whole, longestWait))
}

// Decision is what a script does next.
type Decision struct {
	// Exit is the exit code of `retry` and `explain --exit-code`: 0 success or
	// call again now, 10 later, 11 fix first, 12 unknown, 3 no finding.
	Exit   int
	Policy codes.Policy
	// Now is true when the call may be repeated at once.
	Now bool
	// WaitSeconds is how long to wait, rounded up; 0 when not known.
	WaitSeconds int
	// MaxAttempts is how often calling again may help; 0 when not known.
	MaxAttempts int
	// After is the moment from which the call may be repeated, or zero.
	After   time.Time
	Primary string
	Reason  codes.Text
}

// The exit codes of a decision.
const (
	ExitNow     = 0
	ExitNone    = 3
	ExitLater   = 10
	ExitFix     = 11
	ExitUnknown = 12
)

// Decision says what a script does next, at the moment now. A nil finding is
// no finding.
func (f *Finding) Decision(now time.Time) Decision {
	if f == nil || f.Platform != DingTalk {
		return Decision{Exit: ExitNone, Policy: codes.PolicyUnknown, Reason: codes.TitleNoResponse.Text()}
	}
	d := Decision{Policy: f.Retry.Policy, After: f.Retry.After, Primary: f.Primary, Reason: f.Title}
	if f.OK {
		d.Exit, d.Now = ExitNow, true
		return d
	}
	switch f.Retry.Policy {
	case codes.PolicyNever, codes.PolicyRefresh:
		d.Exit, d.After = ExitFix, time.Time{}
	case codes.PolicyBackoff, codes.PolicyWait:
		d.Exit, d.WaitSeconds, d.MaxAttempts = ExitLater, f.Retry.WaitSeconds, f.Retry.MaxAttempts
		if d.After.IsZero() {
			break
		}
		d.WaitSeconds = secondsUntil(d.After, now)
		if d.WaitSeconds == 0 {
			d.Exit, d.Now = ExitNow, true
		}
	default:
		d.Exit = ExitUnknown
	}
	return d
}

// Pause gives how long to wait before the attempt-th call after the first, from 1,
// where the answer asks for growing pauses and names no time: a second, then twice as
// long each time, never longer than most. It is 0 where the answer names a time, or
// asks to wait for the end of something that nobody knows.
func (d Decision) Pause(attempt int, most time.Duration) time.Duration {
	if d.Exit != ExitLater || d.Policy != codes.PolicyBackoff || d.WaitSeconds > 0 {
		return 0
	}
	pause := time.Second
	for ; attempt > 1 && pause < most; attempt-- {
		pause += min(pause, most-pause)
	}
	return min(pause, most)
}

// Spent says that the attempt-th call after the first, from 1, is one more than may
// help.
func (d Decision) Spent(attempt int) bool {
	return d.MaxAttempts > 0 && attempt > d.MaxAttempts
}
