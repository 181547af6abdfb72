package explain

import (
	"time"

	"github.com/dterr/dterr/codes"
)

// findRetry makes the retry advice exact by what the answer says: the end of a
// ban, a wait, a platform's failure against the caller's mistake.
func (f *Finding) findRetry(a *answer) {
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
	if a.wait > 0 {
		f.Retry.Policy, f.Retry.WaitSeconds = codes.PolicyWait, a.wait
	}
	if sub := a.code(); len(a.codes) > 1 && f.Primary != "" {
		switch {
		case hasPrefix(sub, "isp.") && f.Retry.Policy == codes.PolicyUnknown:
			f.Retry.Retry = codes.Retry{Policy: codes.PolicyBackoff, MaxAttempts: 3}
		case hasPrefix(sub, "isv.") && f.Kind != codes.KindRateLimit:
			f.Retry.Retry = codes.Retry{Policy: codes.PolicyNever}
		}
	}
	// An answer with a date tells when its window began.
	if f.Retry.After.IsZero() && f.Retry.Policy == codes.PolicyWait && f.Retry.WaitSeconds > 0 && a.call.zoned && !f.Time.IsZero() {
		f.Retry.After = f.Time.Add(time.Duration(f.Retry.WaitSeconds) * time.Second)
	}
}

func hasPrefix(s, p string) bool { return len(s) >= len(p) && s[:len(p)] == p }

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
		return Decision{Exit: ExitNone, Policy: codes.PolicyUnknown, Reason: codes.Text{ZH: "没有钉钉的响应", EN: "no DingTalk response"}}
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
		d.Exit, d.WaitSeconds = ExitLater, f.Retry.WaitSeconds
		if d.After.IsZero() {
			break
		}
		if left := d.After.Sub(now); left > 0 {
			d.WaitSeconds = int((left + time.Second - 1) / time.Second)
		} else {
			d.Exit, d.Now, d.WaitSeconds = ExitNow, true, 0
		}
	default:
		d.Exit = ExitUnknown
	}
	return d
}
