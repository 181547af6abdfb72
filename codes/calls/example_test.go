package calls_test

import (
	"fmt"

	"github.com/dterr/dterr/codes/calls"
)

// What a call needs before it is made: its token and where that goes, its scopes, the
// fields that must be there.
func ExampleFind() {
	c := calls.Find("POST /topapi/v2/user/get")[0]
	fmt.Println(c.Tokens[0].Kind, c.Tokens[0].In, c.Tokens[0].Name)
	for _, g := range c.Grants {
		fmt.Println(g.Scope, g.Name)
	}
	for _, f := range c.Fields {
		if f.Required {
			fmt.Println(f.In, f.Name, f.Type)
		}
	}
	// Output:
	// app query access_token
	// qyapi_get_member 成员信息读权限
	// query access_token String
	// body userid String
}

// What a permission point opens.
func ExampleScopeByName() {
	s, ok := calls.ScopeByName("qyapi_get_member")
	fmt.Println(s.Names, len(s.Calls()) > 5, ok)
	// Output: [成员信息读权限] true true
}
