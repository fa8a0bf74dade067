using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace KillBot.Domain.StarCitizen.Citizens;

/// <summary>
/// Parses HTML that somebody else wrote. Nothing in it is run or loaded, and its shape is bounded: the time that misnested tags cost
/// grows with the square of their number.
/// </summary>
internal static class UntrustedHtml
{
    private const int MaxTags = 20_000;
    private const int MaxElements = 10_000;
    private const int MaxDepth = 200;

    /// <summary>The document, or null when it is too large or too deep to be a page for people.</summary>
    public static IHtmlDocument? Parse(string html)
    {
        if (html.AsSpan().Count('<') > MaxTags)
        {
            return null;
        }

        var elements = 0;
        var parser = new HtmlParser(new HtmlParserOptions
        {
            SkipComments = true,
            SkipScriptText = true,
            SkipRawText = true,
            ShouldEmitAttribute = (ref StructHtmlToken _, ReadOnlyMemory<char> name) => name.Span is "id" or "class" or "src",
            OnCreated = (_, _) =>
            {
                if (++elements > MaxElements)
                {
                    throw new TooManyElementsException();
                }
            },
        });
        try
        {
            var document = parser.ParseDocument(html);
            if (IsShallow(document))
            {
                return document;
            }

            document.Dispose();
            return null;
        }
        catch (TooManyElementsException)
        {
            return null;
        }
    }

    // Selectors and texts are read recursively, so this walk is not.
    private static bool IsShallow(IDocument document)
    {
        INode node = document;
        for (var depth = 0; depth <= MaxDepth;)
        {
            if (node.FirstChild is { } child)
            {
                node = child;
                depth++;
                continue;
            }

            while (node.NextSibling is null)
            {
                if (node.Parent is not { } parent)
                {
                    return true;
                }

                node = parent;
                depth--;
            }

            node = node.NextSibling;
        }

        return false;
    }

    private sealed class TooManyElementsException : Exception;
}
