package care.sij.fhir;

import care.sij.record.Bytes;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.UUID;
import javax.xml.transform.TransformerException;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.xmpbox.XMPMetadata;
import org.apache.xmpbox.schema.PDFAIdentificationSchema;
import org.apache.xmpbox.schema.XMPBasicSchema;
import org.apache.xmpbox.type.BadFieldValueException;
import org.apache.xmpbox.xml.XmpSerializer;

/**
 * A text as PDF/A-1b (ISO 19005-1, level B): pages of lines in a font that lies in the document. What the font has no
 * glyph for becomes a question mark. The same title, text and time give the same bytes.
 */
public final class ArchivePdf {

    /** Comes with PDFBox. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final String CREATOR = "SIJ Pathways";
    private static final String COLOURS = "sRGB IEC61966-2.1";
    private static final float VERSION = 1.4f;
    private static final float SIZE = 10;
    private static final float LEADING = 13;
    private static final float MARGIN = 56;

    private ArchivePdf() {}

    /**
     * The document of a text.
     *
     * @param told when what it says was told; its creation date
     */
    public static Bytes of(String title, String text, Instant told) {
        try (PDDocument document = new PDDocument();
                InputStream font = resource(FONT)) {
            document.setVersion(VERSION);
            document.setDocumentId(UUID.nameUUIDFromBytes((title + told + text).getBytes(StandardCharsets.UTF_8))
                    .getMostSignificantBits());
            write(document, PDType0Font.load(document, font, true), text);
            describe(document, title, GregorianCalendar.from(ZonedDateTime.ofInstant(told, ZoneOffset.UTC)));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out, CompressParameters.NO_COMPRESSION);
            return Bytes.of(out.toByteArray());
        } catch (IOException noDisk) {
            throw new UncheckedIOException(noDisk);
        }
    }

    private static void write(PDDocument document, PDFont font, String text) throws IOException {
        float width = (PDRectangle.LETTER.getWidth() - 2 * MARGIN) / SIZE;
        int rows = (int) ((PDRectangle.LETTER.getHeight() - 2 * MARGIN) / LEADING);
        List<String> lines = new PdfLines(font, width).of(text);
        for (int from = 0; from == 0 || from < lines.size(); from += rows) {
            PDPage page = new PDPage(PDRectangle.LETTER);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(font, SIZE);
                content.setLeading(LEADING);
                content.newLineAtOffset(MARGIN, PDRectangle.LETTER.getHeight() - MARGIN);
                for (String line : lines.subList(from, Math.min(from + rows, lines.size()))) {
                    content.showText(line);
                    content.newLine();
                }
                content.endText();
            }
        }
    }

    /** What the standard asks for: the same about the document in two places, and what its colours mean. */
    private static void describe(PDDocument document, String title, GregorianCalendar told) throws IOException {
        PDDocumentInformation information = document.getDocumentInformation();
        information.setTitle(title);
        information.setCreator(CREATOR);
        information.setCreationDate(told);
        PDMetadata metadata = new PDMetadata(document);
        metadata.importXMPMetadata(metadata(title, told));
        document.getDocumentCatalog().setMetadata(metadata);
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        PDOutputIntent intent = new PDOutputIntent(document, new ByteArrayInputStream(profile));
        intent.setInfo(COLOURS);
        intent.setOutputCondition(COLOURS);
        intent.setOutputConditionIdentifier(COLOURS);
        intent.setRegistryName("http://www.color.org");
        document.getDocumentCatalog().addOutputIntent(intent);
    }

    private static byte[] metadata(String title, GregorianCalendar told) {
        try {
            XMPMetadata metadata = XMPMetadata.createXMPMetadata();
            metadata.createAndAddDublinCoreSchema().setTitle(title);
            XMPBasicSchema basic = metadata.createAndAddXMPBasicSchema();
            basic.setCreatorTool(CREATOR);
            basic.setCreateDate(told);
            PDFAIdentificationSchema standard = metadata.createAndAddPDFAIdentificationSchema();
            standard.setPart(1);
            standard.setConformance("B");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new XmpSerializer().serialize(metadata, out, true);
            return out.toByteArray();
        } catch (BadFieldValueException | TransformerException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = PDType0Font.class.getResourceAsStream(name);
        if (in == null) {
            throw new IOException(name + " is not in the application");
        }
        return in;
    }
}
