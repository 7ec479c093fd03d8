"""MkDocs hook: makes a handbook of this folder. See `sopbook.frontends.mkdocs`."""

from sopbook.frontends.mkdocs import SopbookPlugin

_sopbook = SopbookPlugin(as_hook=True)

on_startup = _sopbook.on_startup
on_config = _sopbook.on_config
on_files = _sopbook.on_files
on_nav = _sopbook.on_nav
on_env = _sopbook.on_env
on_page_content = _sopbook.on_page_content
on_page_context = _sopbook.on_page_context
on_post_page = _sopbook.on_post_page
on_post_template = _sopbook.on_post_template
on_post_build = _sopbook.on_post_build
on_serve = _sopbook.on_serve
