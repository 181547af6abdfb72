package dingtalkprocessor

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.opentelemetry.io/collector/pdata/plog"

	"github.com/dterr/dterr/codes"
)

// Config is the processor's part of the collector's configuration.
type Config struct {
	// From names where the text of a record is looked for: body, body.NAME for a field of
	// a body that is a map, attributes.NAME. They are read in this order, and the first
	// that holds an error of DingTalk is the one that tells. Default: body.
	From []string `mapstructure:"from"`
	// Redact masks secrets and personal data in the body and in all places of From, of
	// every record. Default: false, records pass as they are.
	Redact bool `mapstructure:"redact"`
	// KeepOnlyErrors drops the records that hold no error of DingTalk. Default: false.
	KeepOnlyErrors bool `mapstructure:"keep_only_errors"`
	// Title adds dingtalk.error.title in a language, zh or en. Default: none.
	Title string `mapstructure:"title"`
	// Severity gives records the severity of the kind of their error: kinds such as
	// permission to severities such as warn or error2. Kinds that are not named leave the
	// severity as it was. Default: none.
	Severity map[string]string `mapstructure:"severity"`
}

// Validate reports the first thing that is wrong with the configuration.
func (c *Config) Validate() error {
	if len(c.From) == 0 {
		return errors.New("from: name at least one place, such as body")
	}
	if _, err := placesNamed(c.From); err != nil {
		return fmt.Errorf("from: %w", err)
	}
	switch c.Title {
	case "", "zh", "en":
	default:
		return fmt.Errorf("title: %q is neither zh nor en", c.Title)
	}
	if _, err := severities(c.Severity); err != nil {
		return fmt.Errorf("severity: %w", err)
	}
	return nil
}

// severities gives the severity of each kind that is named.
func severities(named map[string]string) (map[codes.Kind]plog.SeverityNumber, error) {
	all := make(map[codes.Kind]plog.SeverityNumber, len(named))
	for name, level := range named {
		kind := codes.Kind(name)
		if _, ok := codes.KindByName(kind); !ok || kind == codes.KindSuccess {
			return nil, fmt.Errorf("%q is no kind of error; there are %s", name, strings.Join(kindNames(), ", "))
		}
		severity, ok := severityNamed(level)
		if !ok {
			return nil, fmt.Errorf("%s: %q is no severity; there are trace, debug, info, warn, error, fatal, each also with 2, 3 or 4 behind it", name, level)
		}
		all[kind] = severity
	}
	return all, nil
}

// kindNames gives the kinds that an error can have.
func kindNames() []string {
	var names []string
	for _, k := range codes.Kinds() {
		if k.Kind != codes.KindSuccess {
			names = append(names, string(k.Kind))
		}
	}
	return names
}

// severityNamed gives the severity of a name, in any case: the short names of the log
// data model, trace to fatal4.
func severityNamed(name string) (plog.SeverityNumber, bool) {
	for n := plog.SeverityNumberTrace; n <= plog.SeverityNumberFatal4; n++ {
		if strings.EqualFold(n.String(), name) {
			return n, true
		}
	}
	return plog.SeverityNumberUnspecified, false
}

// placesNamed gives the places with these names.
func placesNamed(names []string) ([]place, error) {
	var all []place
	for _, name := range names {
		p, err := placeNamed(name)
		if err != nil {
			return nil, err
		}
		if slices.Contains(all, p) {
			return nil, fmt.Errorf("%q stands there twice", name)
		}
		all = append(all, p)
	}
	return all, nil
}
