//go:build !js

package input

import "golang.org/x/text/encoding/simplifiedchinese"

// fromGB18030 gives a text in UTF-8; what is no GB18030 is an error, or becomes the
// replacement character.
func fromGB18030(text []byte) ([]byte, error) {
	return simplifiedchinese.GB18030.NewDecoder().Bytes(text)
}
