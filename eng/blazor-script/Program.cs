using System;
using System.IO;
using System.Linq;
using System.Reflection;

var endpoints = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Endpoints").Value!;
using var script = Assembly.LoadFile(Path.GetFullPath(endpoints)).GetManifestResourceStream("_framework/blazor.web.js")
    ?? throw new InvalidOperationException($"{endpoints} carries no blazor.web.js");

Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(args[0]))!);
using var file = File.Create(args[0]);
script.CopyTo(file);
