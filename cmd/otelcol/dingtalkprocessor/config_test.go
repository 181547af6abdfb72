package dingtalkprocessor_test

import (
	"strings"
	"testing"

	"go.opentelemetry.io/collector/component/componenttest"
	"go.opentelemetry.io/collector/confmap"

	"github.com/dterr/dterr/cmd/otelcol/dingtalkprocessor"
)

func TestConfig(t *testing.T) {
	tests := []struct {
		name  string
		given map[string]any
		fault string // part of the error, empty for none
	}{
		{"nothing", nil, ""},
		{"all of it", map[string]any{
			"from": []any{"body", "body.log", "attributes.exception.message"}, "redact": true, "keep_only_errors": true,
			"title": "zh", "severity": map[string]any{"rate-limit": "warn", "permission": "Error3"},
		}, ""},
		{"an unknown key", map[string]any{"form": []any{"body"}}, "form"},
		{"no place", map[string]any{"from": []any{}}, "at least one"},
		{"no such place", map[string]any{"from": []any{"resource.x"}}, "resource.x"},
		{"no name", map[string]any{"from": []any{"body."}}, "body."},
		{"attributes alone", map[string]any{"from": []any{"attributes"}}, "attributes"},
		{"twice", map[string]any{"from": []any{"body", "body"}}, "twice"},
		{"no such language", map[string]any{"title": "fr"}, "fr"},
		{"no such kind", map[string]any{"severity": map[string]any{"boring": "warn"}}, "rate-limit"},
		{"no kind of error", map[string]any{"severity": map[string]any{"success": "info"}}, "success"},
		{"no such severity", map[string]any{"severity": map[string]any{"auth": "warning"}}, "warning"},
		{"no severity at all", map[string]any{"severity": map[string]any{"auth": "unspecified"}}, "unspecified"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := dingtalkprocessor.NewFactory().CreateDefaultConfig().(*dingtalkprocessor.Config)
			err := confmap.NewFromStringMap(tt.given).Unmarshal(c)
			if err == nil {
				err = c.Validate()
			}
			switch {
			case tt.fault == "" && err != nil:
				t.Error(err)
			case tt.fault != "" && (err == nil || !strings.Contains(err.Error(), tt.fault)):
				t.Errorf("got %v", err)
			}
		})
	}
	if err := componenttest.CheckConfigStruct(dingtalkprocessor.NewFactory().CreateDefaultConfig()); err != nil {
		t.Error(err)
	}
}
