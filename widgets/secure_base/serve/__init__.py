"""The Voilà application that shows the notebooks as pages.

A page is a shell that is the same for everyone (`shell`, from `notebook`, `prose` and `cells`) and
a kernel whose outputs follow as a stream (`kernels`, `stream`). `doors` says who may reach which
kernel, `assets` serves the files a page loads, `command` is `secure-base serve`. Only this package
knows Voilà.
"""
