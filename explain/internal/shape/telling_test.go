package shape_test

import (
	"testing"

	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/lenient"
)

// TestTelling reads answers that have no more members than they need, one for each
// row of the members that tell.
func TestTelling(t *testing.T) {
	for _, in := range []string{
		`{"errcode":1}`, `{"ding_open_errcode":1}`, `{"server_error_code":"1"}`, `{"errorCode":1}`, `{"code":1,"sub_code":"2","msg":"x"}`,
		`{"respCode":1,"respMsg":"x"}`, `{"category":"a","reason":"b","operation":"c"}`, `{"status":1111,"punish":"deny"}`, `{"status":1111,"wait":5}`,
		`{"code":200,"headers":{"messageId":"m"}}`, `{"code":"zoo.closed","message":"x"}`, `{"code":"zoo","msg":"x"}`, `{"code":1,"errmsg":"x"}`,
		`{"code":"zoo","errorMessage":"x"}`, `{"code":"zoo","requestid":"x"}`, `{"code":"zoo","x-acs-request-id":"x"}`, `{"code":"zoo.closed"}`, `{"code":"zoo","mess`,
		`{"error":-1,"errorMessage":"x"}`, `{"error":-1,"errorMsg":"x"}`,
		`{"category":"auth","message":"try dws auth login"}`, `{"category":"auth","error_msg":"try dws auth login"}`, `{"category":"auth","hint":"try dws auth login"}`, `{"category":"auth","friendly_hint":"try dws auth login"}`,
		`{"code":"PAT_ZOO","success":false}`, `{"type":"a","subtype":"b","operation":"c","origin":"d","stage":"e"}`,
		`{"code":"143105","count":1}`,
	} {
		n, _, ok := lenient.Parse([]byte(in), 0)
		if !ok || shape.Object(n) == nil {
			t.Errorf("%s is no answer", in)
		}
	}
}
