package codes_test

import (
	"testing"

	"github.com/dterr/dterr/codes"
)

func TestIsCommandLine(t *testing.T) {
	for code, want := range map[string]bool{
		"PAT_NO_PERMISSION": true, "DWS_SERVICE_UNAUTHORIZED": true, "CLI_ORG_NOT_AUTHORIZED": true, "AGENT_CODE_NOT_EXISTS": true,
		"PARAM_ERROR": false, "PATCH": false, "systemError": false, "40014": false, "": false,
	} {
		if codes.IsCommandLine(code) != want {
			t.Errorf("%q", code)
		}
	}
}
