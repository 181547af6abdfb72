package signature

import (
	"encoding/base64"
	"net/url"
	"strconv"
	"time"

	"github.com/dterr/dterr/explain/signature/outcome"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/signature/internal/advice"
	"github.com/dterr/dterr/explain/signature/internal/trial"
)

// Sign makes the sign that Robot checks. The report holds Timestamp and Sign
// for the moment at, to the millisecond, and what carries them: Query for a
// webhook, Headers for the other schemes. A secret that Robot finds fault with
// signs nothing, since no such sign is accepted; the report names the mistake.
func Sign(scheme Scheme, secret string, at time.Time) outcome.Report {
	if scheme == "" {
		scheme = Webhook
	}
	r := &robot{sheet: newSheet("robot", robotMistakes(scheme)), in: RobotInput{Scheme: scheme, Secret: secret, HasSecret: true}}
	if scheme == Webhook {
		r.code = codeSign
	}
	if len(secret) > trial.MaxSecret {
		r.fail("input", "too-long", "", advice.Say("密钥太长，不可能正确。", "The secret is too long to be right."))
		return r.done(codes.Text{})
	}
	r.checkSecret()
	report := r.done(advice.Say("这是用该密钥算出的签名。", "This is the sign that the secret makes."))
	if !report.OK {
		return report
	}
	ts := strconv.FormatInt(at.UnixMilli(), 10)
	sign := base64.StdEncoding.EncodeToString(trial.Hypothesis{Key: secret, Data: signedText(scheme, ts, secret)}.Sum())
	report.Timestamp, report.Sign = ts, sign
	switch scheme {
	case Incoming, Card:
		h := headersOf(scheme)
		report.Headers = []outcome.Header{{Name: h.timestamp, Value: ts}, {Name: h.sign, Value: sign}}
	default:
		report.Query = "timestamp=" + ts + "&sign=" + url.QueryEscape(sign)
	}
	return report
}

// signedText gives the text that a scheme signs.
func signedText(scheme Scheme, ts, secret string) string {
	if scheme == Card {
		return ts
	}
	return ts + "\n" + secret
}
