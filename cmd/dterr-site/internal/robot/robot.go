// Package robot gives what the site answers about the sign of a robot's webhook: what
// dterr verify robot says, as HTML. The secret is neither kept nor shown.
//
//	html, err := robot.Check(robot.Call{URL: url, Secret: secret}, reader)
package robot

import (
	"strings"

	"github.com/dterr/dterr/cmd/dterr-site/internal/reader"
	"github.com/dterr/dterr/explain/signature"
)

// Call is what the form holds: the address as it was called, the robot's secret, and
// timestamp and sign where they do not stand in the address.
type Call struct{ URL, Secret, Timestamp, Sign string }

// Check checks a call as of the reader's present.
func Check(c Call, r reader.Reader) (string, error) {
	var b strings.Builder
	err := r.View().Verify(&b, signature.Robot(signature.RobotInput{
		URL: strings.TrimSpace(c.URL), Secret: c.Secret, HasSecret: true,
		Timestamp: strings.TrimSpace(c.Timestamp), Sign: strings.TrimSpace(c.Sign), Now: r.Now,
	}))
	return b.String(), err
}
