package explain

import "time"

// DiagnosisPage is the official page about the platform's web diagnosis, which
// looks request ids up.
const DiagnosisPage = "https://open.dingtalk.com/document/download/server-api-diagnostic-tools"

// DiagnosisWindow is how long the web diagnosis knows a request id (that page,
// 2025-12-18).
const DiagnosisWindow = 7 * 24 * time.Hour

// DiagnosedUntil gives the moment from which the web diagnosis no longer knows
// the request; zero where the input does not tell when it was answered, and
// where there is no request of DingTalk's to look up.
func (f *Finding) DiagnosedUntil() time.Time {
	if f.Platform != DingTalk || f.RequestID == "" || f.Time.IsZero() {
		return time.Time{}
	}
	return f.Time.Add(DiagnosisWindow)
}

// DiagnosisOver reports whether the web diagnosis has forgotten the request at
// the moment now; false where that cannot be told.
func (f *Finding) DiagnosisOver(now time.Time) bool {
	until := f.DiagnosedUntil()
	return !until.IsZero() && !now.IsZero() && !now.Before(until)
}
