package server_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/dterr/dterr/codes"
	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// TestEntry proves that every entry has a page under its address.
func TestEntry(t *testing.T) {
	c := serve(t, "zh", nil)
	list, err := c.ListResourceTemplates(t.Context(), nil)
	if err != nil || len(list.ResourceTemplates) != 1 || list.ResourceTemplates[0].URITemplate != "dterr://{family}/{code}" {
		t.Fatalf("templates %+v, %v", list, err)
	}
	for _, e := range append(codes.ByCode("40014"), codes.ByCode("Forbidden.AccessDenied.AccessTokenPermissionDenied")...) {
		r, err := c.ReadResource(t.Context(), &mcp.ReadResourceParams{URI: "dterr://" + e.ID})
		if err != nil {
			t.Fatal(err)
		}
		page := r.Contents[0]
		if page.MIMEType != "text/markdown" || !strings.HasPrefix(page.Text, "## ") || !strings.Contains(page.Text, e.Title.ZH) {
			t.Errorf("%s: %s %.200s", e.ID, page.MIMEType, page.Text)
		}
	}
	for _, uri := range []string{"dterr://oapi/99999999", "dterr://oapi", "file:///etc/passwd", "dterr://oapi/..%2f..%2fx", "dterr://oapi/%zz"} {
		if _, err := c.ReadResource(t.Context(), &mcp.ReadResourceParams{URI: uri}); err == nil || !strings.Contains(err.Error(), "not found") {
			t.Errorf("%s: %v", uri, err)
		}
	}
}

// TestAddresses proves that no id needs an escape in an address that the template lacks.
func TestAddresses(t *testing.T) {
	entries := codes.Entries()
	for i := range entries {
		if strings.ContainsAny(entries[i].Code, "/?#%") {
			t.Errorf("%s is no address", entries[i].ID)
		}
	}
}

// TestCompletion proves that the parts of an address are completed.
func TestCompletion(t *testing.T) {
	c := serve(t, "en", nil)
	for _, tt := range []struct{ argument, typed, family, want string }{
		{"family", "o", "", "oapi"},
		{"code", "400", "oapi", "40014"},
		{"code", "Forbidden.", "api", "Forbidden.AccessDenied.AccessTokenPermissionDenied"},
		{"code", "4001", "", "40014"},
	} {
		p := &mcp.CompleteParams{
			Ref:      &mcp.CompleteReference{Type: "ref/resource", URI: "dterr://{family}/{code}"},
			Argument: mcp.CompleteParamsArgument{Name: tt.argument, Value: tt.typed},
		}
		if tt.family != "" {
			p.Context = &mcp.CompleteContext{Arguments: map[string]string{"family": tt.family}}
		}
		r, err := c.Complete(t.Context(), p)
		if err != nil || !slices.Contains(r.Completion.Values, tt.want) || len(r.Completion.Values) > 100 {
			t.Errorf("%s %q: %v, %v", tt.argument, tt.typed, r, err)
		}
	}
}

// TestPrompt proves that the prompt holds the text, masked and safe.
func TestPrompt(t *testing.T) {
	c := serve(t, "en", nil)
	r, err := c.GetPrompt(t.Context(), &mcp.GetPromptParams{Name: "explain_dingtalk_error", Arguments: map[string]string{
		"text": "access_token=5e1fa9b02c4d5e1fa9b02c4d5e1fa9b0\r\n{\"errcode\":40014}\u202e",
	}})
	if err != nil {
		t.Fatal(err)
	}
	text := r.Messages[0].Content.(*mcp.TextContent).Text
	if !strings.HasSuffix(text, "\n\n    access_token=‹access_token#1›\n    {\"errcode\":40014}\\u202e") {
		t.Errorf("prompt %q", text)
	}
}
