package codes

import "strings"

// commandLineLeads are what names of DingTalk's command line begin with that nobody
// else uses (its source, internal/errors/pat.go, 2026-08-23).
var commandLineLeads = [...]string{"PAT_", "DWS_", "CLI_ORG_", "AGENT_CODE_"} //nolint:gochecknoglobals // a constant table

// IsCommandLine reports whether a code is a name that only DingTalk's command line
// and its gateway have. PARAM_ERROR and its like are anybody's, and tell something in
// the form of the command line only.
func IsCommandLine(code string) bool {
	for _, lead := range commandLineLeads {
		if strings.HasPrefix(code, lead) {
			return true
		}
	}
	return false
}
