package locale

import "golang.org/x/sys/windows"

// langChinese is the primary language number of Chinese in a LANGID.
const langChinese = 0x04

// System gives the UI language of the user, "zh" or "en".
func System() string {
	proc := windows.NewLazySystemDLL("kernel32.dll").NewProc("GetUserDefaultUILanguage")
	if proc.Find() != nil {
		return ""
	}
	id, _, _ := proc.Call()
	if id&0x3ff == langChinese {
		return Chinese
	}
	return English
}
