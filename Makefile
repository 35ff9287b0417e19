review:
	./scripts/review $(ARTICLE)

test:
	./scripts/test

.PHONY: review test
