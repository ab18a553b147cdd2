using System.Data.Common;
using System.Xml.Linq;
using Dapper;
using Ioc.Operations.Access;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Ioc.Dashboard.Access;

/// <summary>Data Protection keys in the access database: what one dashboard signs or seals every other opens. While it is away those that were read last serve on. Thread-safe.</summary>
internal sealed class SharedKeys(AccessDatabase database) : IXmlRepository
{
    private volatile IReadOnlyList<string>? _last;

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        try
        {
            using DbConnection connection = database.Open();
            _last = connection.Query<string>("SELECT xml FROM protection_keys ORDER BY name").AsList();
        }
        catch (DbException) when (_last is not null)
        {
            // Sessions are sealed by them: without a key ring nobody would be known.
        }

        return [.. _last!.Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using DbConnection connection = database.Open();
        connection.Execute(
            "INSERT INTO protection_keys (name, xml) VALUES (@name, @xml) ON CONFLICT (name) DO UPDATE SET xml = excluded.xml",
            new { name = friendlyName, xml = element.ToString(SaveOptions.DisableFormatting) });
    }
}
