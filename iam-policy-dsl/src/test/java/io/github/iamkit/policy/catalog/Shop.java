package io.github.iamkit.policy.catalog;

import java.util.stream.Collectors;

/** Facts about two services that nobody has, small enough to see all of them at once. */
final class Shop {
    static final String FACTS = """
            # Facts for tests
            # source shop 1.0
            # date 2026-09-26
            aws	key	aws:PrincipalTag/${TagKey}	String
            aws	key	aws:SourceIp	IPAddress
            aws	key	aws:TagKeys	ArrayOfString
            cash	service	The till
            cash	action	Open	Write
            shop	action	DeleteShelf	Write	shelf!
            shop	action	GetBook	Read	book!(shop:Genre);shelf	shop:Language
            shop	action	GetBookTags	Read	book!
            shop	action	ListBooks	List	shelf!	shop:Language shop:MaxResults
            shop	action	ListShelves	List
            shop	action	PutBook	Write	book!;shelf!	aws:TagKeys
            shop	action	PutShelfPolicy	Permissions management	shelf!
            shop	action	TagBook	Tagging	book!	aws:TagKeys
            shop	gone	BurnBook	2026-01-02	Write
            shop	issuer	reader.example
            shop	key	aws:TagKeys	ArrayOfString
            shop	key	reader.example:sub	String
            shop	key	shop:BookTag/${TagKey}	String
            shop	key	shop:Genre	ArrayOfString
            shop	key	shop:Language	String
            shop	key	shop:MaxResults	Numeric
            shop	needs	PutBook	cash:Open
            shop	resource	book	arn:${Partition}:shop:${Region}:${Account}:shelf/${Shelf}/book/${Book}	shop:BookTag/${TagKey}
            shop	resource	shelf	arn:${Partition}:shop:${Region}:${Account}:shelf/${Shelf}
            shop	service	The book shop	resource-control
            """;

    private Shop() {}

    static Catalog catalog() {
        return new FactsCatalog(new CatalogFacts() {
            @Override
            public String overview() {
                return FACTS.lines()
                        .filter(line -> line.startsWith("#")
                                || line.startsWith("aws\t")
                                || line.contains("\tservice\t")
                                || line.contains("\tissuer\t"))
                        .collect(Collectors.joining("\n"));
            }

            @Override
            public String service(String prefix) {
                return FACTS.lines()
                        .filter(line -> line.startsWith(prefix + "\t"))
                        .collect(Collectors.joining("\n"));
            }
        });
    }
}
